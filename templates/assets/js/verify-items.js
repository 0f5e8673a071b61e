// @ts-check
/** Checks the claims about a kernel that collects items: each diagram beside its condition, over all answers. */
import {NOWHERE, counted, diagramWhere} from './verify-limits.js';
import {FALSE, NONE, TRUE, ids, need, noTwo} from './verify-logic.js';

/**
 * @typedef {import('./verify-logic.js').Logic} Logic
 * @typedef {{id: string, when?: any}} Item
 * @typedef {{id: string, 'first-match': boolean, items: Item[]}} Group
 */

/**
 * The condition of each item, and that of the outcome where there is none, in the written order.
 * @param {Logic} logic
 * @param {{groups: Group[], nothing: string}} decides
 * @returns {Map<string, number>}
 */
export function conditions(logic, {groups, nothing}) {
  /** @type {Map<string, number>} */
  const wanted = new Map();
  /** @type {[number, number][]} */
  const all = [];
  noTwo(groups.flatMap(({items}) => ids(items)));
  for (const {items, 'first-match': first} of groups) {
    const whens = items.map(({when}) => (when === undefined ? TRUE : logic.of(when)));
    for (const [place, {id}] of items.entries()) {
      const earlier = first ? whens.slice(0, place) : [];
      wanted.set(id, logic.between(1, Infinity, [[whens[place], 1], ...earlier.map((when) => /** @type {[number, number]} */ ([when, -1]))]));
    }
    all.push(...whens.map((when) => /** @type {[number, number]} */ ([when, 1])));
  }
  need(!wanted.has(nothing), 'kernel');
  return wanted.set(nothing, logic.between(-Infinity, 0, all));
}

/**
 * The nodes of the claims as numbers of the logic, with the number of combinations that each of them holds for.
 * @param {Logic} logic
 * @param {number[][]} nodes
 * @param {bigint} total
 */
function added(logic, nodes, total) {
  const made = new Map([[-1, FALSE], [-2, TRUE]]);
  const holding = new Map([[-1, 0n], [-2, total]]);
  if (nodes.some((node) => node.includes(NOWHERE))) made.set(NOWHERE, NONE);
  for (let place = nodes.length - 1; place >= 0; place--) {
    const [variable, ...children] = nodes[place];
    const size = Number.isInteger(variable) && logic.sizes[variable];
    need(size && children.length === size, 'diagram');
    const references = children.map((child) => made.get(child) ?? -1);
    need(!references.includes(-1), 'diagram');
    for (const asked of logic.allReads(references)) need(asked > variable, 'diagram');
    made.set(place, logic.node(variable, references));
    holding.set(place, children.reduce((sum, child) => sum + (holding.get(child) ?? 0n), 0n) / BigInt(size));
  }
  need(new Set(made.values()).size === made.size, 'diagram');
  return {made, holding};
}

/** Checks claims about items. */
export class ItemChecker {
  /**
   * @param {any} kernel
   * @param {any} claims
   * @param {Logic} logic
   */
  constructor(kernel, claims, logic) {
    this.logic = logic;
    const all = logic.sizes.reduce((product, size) => product * BigInt(size), 1n);
    const limited = logic.once !== TRUE;
    this.combinations = limited ? counted(logic, TRUE).get(TRUE) ?? 0n : all;
    const {made, holding} = added(logic, claims.nodes, all);
    this.wanted = conditions(logic, kernel.decides);
    /** @type {{id: string, root: number}[]} */
    const items = claims.items;
    need(`${items.map(({id}) => id)}` === `${[...this.wanted.keys()]}`, 'claims');
    need(items.every(({id, root}) => kernel.outcomes.includes(id) && made.has(root)), 'diagram');
    const come = new Set([-1, -2, ...items.map(({root}) => root), ...claims.nodes.flatMap((/** @type {number[]} */ node) => node.slice(1))]);
    need([...made.keys()].every((reference) => come.has(reference)), 'diagram');
    /** @type {Map<string, number>} */
    this.given = new Map(items.map(({id, root}) => [id, made.get(root) ?? FALSE]));
    /** @param {number} root */
    const count = (root) => (limited ? counted(logic, made.get(root) ?? FALSE).get(TRUE) ?? 0n : holding.get(root));
    this.items = items.map((each) => ({...each, combinations: `${count(each.root)}`}));
  }

  /**
   * Make the diagram of each condition anew.
   * @returns {Generator<undefined, void>}
   */
  *walk() {
    for (const [id, condition] of this.wanted) {
      const made = yield* diagramWhere(this.logic, condition, this.logic.exist, new Map());
      need(this.given.get(id) === made, 'rules');
    }
  }
}
