/** Cycles in a directed graph. */
import path from 'node:path';
import type { Finding } from './finding.ts';

/**
 * Findings for the cycles among files, each at the import that leads from its first file to its second.
 *
 * @param graph file → the files that it imports, with the place of the import
 */
export function describeCycles(
  graph: ReadonlyMap<string, ReadonlyMap<string, Finding>>,
  root: string,
  rule: string,
): Finding[] {
  return findCycles(graph).flatMap((cycle) => {
    const [first = '', second = first] = cycle;
    const names = [...cycle, first].map((file) => path.relative(root, file)).join(' → ');
    const at = graph.get(first)?.get(second);
    return at === undefined ? [] : [{ ...at, rule, message: `Import cycle: ${names}` }];
  });
}

/**
 * One shortest cycle for each knot of nodes that reach each other.
 *
 * @param graph node → its targets
 */
export function findCycles(graph: ReadonlyMap<string, ReadonlyMap<string, unknown>>): string[][] {
  return knots(graph).map((knot) => shortestCycle(graph, knot));
}

/** Strongly connected parts of more than one node, or of one that points at itself (Tarjan's algorithm). */
function knots(graph: ReadonlyMap<string, ReadonlyMap<string, unknown>>): Set<string>[] {
  const indexOf = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: Set<string>[] = [];
  const connect = (node: string): void => {
    const index = indexOf.size;
    indexOf.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    onStack.add(node);
    for (const target of graph.get(node)?.keys() ?? []) {
      if (!graph.has(target)) continue;
      if (!indexOf.has(target)) connect(target);
      if (onStack.has(target)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(target) ?? 0));
    }
    if (lowest.get(node) !== index) return;
    const knot = new Set(stack.splice(stack.indexOf(node)));
    for (const member of knot) onStack.delete(member);
    if (knot.size > 1 || graph.get(node)?.has(node)) found.push(knot);
  };
  for (const node of graph.keys()) if (!indexOf.has(node)) connect(node);
  return found;
}

function shortestCycle(graph: ReadonlyMap<string, ReadonlyMap<string, unknown>>, knot: ReadonlySet<string>): string[] {
  const [start = ''] = [...knot].sort();
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const target of graph.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (target === start) return way;
      if (!knot.has(target) || seen.has(target)) continue;
      seen.add(target);
      queue.push([...way, target]);
    }
  }
  return [start];
}
