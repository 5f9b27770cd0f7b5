/** `%d` and `%s` in resource strings, and plural forms. */

/** Fills placeholders: `%d`, `%s`, `%f`, with a position (`%1$s`) or a precision (`%.2f`) if written, and `%%`. */
export function formatString(text: string, args: readonly unknown[]): string {
  let next = 0;
  return text.replace(
    /%(?:(\d+)\$)?(?:\.(\d+))?([dsf%])/g,
    (match, position: string | undefined, precision, kind: string) => {
      if (kind === '%') return '%';
      const index = position === undefined ? next++ : Number(position) - 1;
      if (index >= args.length) return match;
      const value = args[index];
      if (kind === 'd') return String(Math.trunc(Number(value)));
      if (kind === 'f') return Number(value).toFixed(precision === undefined ? 6 : Number(precision));
      return String(value);
    },
  );
}

/** Picks the form for a quantity by the language's rules (Unicode CLDR, as the platform). */
export function pluralForm(
  forms: Readonly<Record<string, string>>,
  quantity: number,
  locale: string,
): string | undefined {
  const rule = new Intl.PluralRules(locale.replace('_', '-')).select(quantity);
  return forms[rule] ?? forms.other;
}
