/** What Navigation gained after API 13. */
declare interface NavigationAttribute {
  /**
   * What stands beside the home page while no destination is open.
   * @since 20
   */
  splitPlaceholder(placeholder: ComponentContent): NavigationAttribute;
}
