/** Every resource that code and configuration name exists, in the module or where it may take it from. */
import path from 'node:path';
import type ts from 'ohos-typescript';
import { readHostConfig } from '../../../project/hostConfig.ts';
import { compiler } from '../../compiler.ts';
import { resourceTypes } from '../../resources.ts';
import { findSafely } from '../breakdown.ts';
import type { Finding } from '../finding.ts';
import type { CheckedProgram } from '../program.ts';
import type { Project, ProjectModule } from '../project.ts';
import { Reporter } from '../ui/syntax.ts';
import type { JsonFile } from './jsonFile.ts';
import { ResourceTable } from './resourceTable.ts';

export class Resources {
  private readonly app: ResourceTable;
  private readonly tableByModule = new Map<string, ResourceTable>();

  constructor(
    private readonly project: Project,
    private readonly findings: Finding[],
  ) {
    this.app = new ResourceTable(path.join(project.root, 'AppScope/resources'), findings);
    for (const module of project.modules) {
      this.tableByModule.set(
        module.folder,
        new ResourceTable(path.join(module.folder, 'src/main/resources'), findings),
      );
    }
  }

  /** Qualifiers agree with `base`; references between resources lead somewhere. */
  checkTables(): void {
    for (const table of [this.app, ...this.tableByModule.values()])
      this.findings.push(...table.disagreements(readHostConfig(this.project.root).languages ?? []));
    for (const json of this.app.jsonFiles) this.checkReferences(json, undefined);
    for (const module of this.project.modules) {
      for (const json of this.tableByModule.get(module.folder)?.jsonFiles ?? []) this.checkReferences(json, module);
    }
  }

  /** `$string:x`, `$media:x`, … in a configuration file. */
  checkReferences(json: JsonFile, module: ProjectModule | undefined): void {
    for (const { text, path: place } of json.strings()) {
      const reference = /^\$(string|color|media|profile|float|integer|boolean|plural|pattern|theme):(\w+)$/.exec(text);
      const [, type = '', name = ''] = reference ?? [];
      if (reference === null || this.exists(type, name, module)) continue;
      this.findings.push(json.finding(place, 'resource-missing', `There is no ${type} '${name}' in 'base'.`));
    }
  }

  /** `$r('app.type.name')` and `$rawfile('name')` in a module's code. */
  checkCode(checked: CheckedProgram): void {
    for (const source of checked.sources) {
      this.findings.push(...findSafely(source.fileName, () => this.checkSource(source, checked.module)));
    }
  }

  exists(type: string, name: string, module: ProjectModule | undefined): boolean {
    return this.tablesOf(module).some((table) => table.has(type, name));
  }

  private checkSource(source: ts.SourceFile, module: ProjectModule): readonly Finding[] {
    const reporter = new Reporter(source);
    const visit = (node: ts.Node): void => {
      if (compiler.isCallExpression(node) && compiler.isIdentifier(node.expression))
        this.checkCall(node, module, reporter);
      compiler.forEachChild(node, visit);
    };
    visit(source);
    return reporter.findings;
  }

  private checkCall(call: ts.CallExpression, module: ProjectModule, reporter: Reporter): void {
    const callee = (call.expression as ts.Identifier).text;
    const [name] = call.arguments;
    if (name === undefined || !compiler.isStringLiteralLike(name)) return;
    if (callee === '$rawfile' && !name.text.startsWith('[')) {
      if (this.tablesOf(module).some((table) => table.hasRawFile(name.text))) return;
      reporter.report(name, 'resource-missing', `There is no rawfile '${name.text}'.`);
    }
    if (callee !== '$r' || name.text.startsWith('[')) return;
    const [scope, type = '', resource = '', ...rest] = name.text.trim().split('.');
    if (rest.length > 0 || resource === '' || (scope !== 'app' && scope !== 'sys')) {
      reporter.report(name, 'resource-name', `'${name.text}' is not of the form 'app.type.name' or 'sys.type.name'.`);
    } else if (resourceTypes[type] === undefined || type === 'rawfile') {
      reporter.report(name, 'resource-type', `There is no resource type '${type}'.`);
    } else if (scope === 'app' && !this.exists(type, resource, module)) {
      reporter.report(name, 'resource-missing', `There is no ${type} '${resource}' in 'base'.`);
    }
  }

  /** A HAP sees its own resources, the application's and those of the HARs that it depends on; a HAR its own and theirs. */
  private tablesOf(module: ProjectModule | undefined): ResourceTable[] {
    if (module === undefined) return [this.app];
    const tables = [module.folder, ...module.fileDependencies.values()].flatMap((folder) => {
      const table = this.tableByModule.get(folder);
      return table ? [table] : [];
    });
    return module.isHar ? tables : [...tables, this.app];
  }
}
