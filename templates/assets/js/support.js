// @ts-check
/**
 * Asks by support: the first question written that what is left of the diagram depends on, whatever the order of the
 * diagram. Pure. The same in Python is `builder/flows/asking.py`. Only a flow that was not proved as written loads it.
 *
 * What is left are cofactors, of which equal ones are the same (Bryant 1986). They join the nodes of the diagram, so that a
 * reference to one is a reference like any other.
 */
import {valueOf} from './engine.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/** The answers to one flow, and what they leave of it. */
export class Support {
  /** @type {Map<string, number>} Nodes by what they are. */
  #unique;
  /** @type {Map<string, number>} Cofactors that were made before. */
  #known = new Map();
  /** @type {Map<number, string[]>} */
  #read = new Map();
  /** @type {Map<string, number[]>} The variables of each question; boxes are in the written order. */
  #own;

  /** @param {Flow} flow  whose nodes grow with the answers */
  constructor(flow) {
    this.flow = flow;
    this.nodes = flow.diagram.nodes;
    this.#unique = new Map(this.nodes.map((node, place) => [node.join(), place]));
    this.#own = new Map(flow.questions.map(({id, options}) => {
      const own = [...flow.variables.keys()].filter((variable) => flow.variables[variable][0] === id);
      /** @param {number} variable */
      const place = (variable) => options.indexOf(flow.variables[variable][1]);
      return [id, own.sort((a, b) => place(a) - place(b))];
    }));
  }

  /**
   * Follow the answers to a leaf, or to the first question that is not answered: as `walk` in `engine.js`.
   * @param {Answers} answers
   * @returns {ReturnType<typeof import('./engine.js').walk>}
   */
  walk(answers) {
    const steps = [];
    const values = new Map();
    const given = new Map();  // all of them count: a flow with answers that do not exist is proved as written
    let reference = this.flow.diagram.root;
    while (reference >= 0) {
      const [question] = this.questions(reference);
      if (!answers.has(question)) return {steps, values, given, reference, next: question};
      steps.push({question, reference});
      given.set(question, answers.get(question));
      for (const variable of this.#own.get(question) ?? []) {
        const value = /** @type {number} */ (valueOf(this.flow, variable, answers));
        const left = this.#cofactor(reference, variable, value);
        // what does not depend on a variable stays the same
        if (left !== reference) values.set(variable, value);
        reference = left;
      }
    }
    return {steps, values, given, reference, next: null};
  }

  /**
   * The questions on which a node depends, in the written order; of a leaf none.
   * @param {number} reference
   * @returns {string[]}
   */
  questions(reference) {
    const known = this.#read.get(reference);
    if (known) return known;
    const seen = new Set([reference]);
    const read = new Set();
    for (const each of seen) {
      if (each < 0) continue;
      const [variable, ...children] = this.nodes[each];
      read.add(this.flow.variables[variable][0]);
      for (const child of children) seen.add(child);
    }
    const questions = this.flow.questions.map(({id}) => id).filter((id) => read.has(id));
    this.#read.set(reference, questions);
    return questions;
  }

  /**
   * All that is left of a node once a variable has a value.
   * @param {number} reference
   * @param {number} variable
   * @param {number} value
   * @returns {number}
   */
  #cofactor(reference, variable, value) {
    const key = [reference, variable, value].join();
    /** @type {Map<number, number>} */
    const made = new Map();
    /** @param {number} node @returns {number} */
    const follow = (node) => {
      // on every way the variables are in their order, so that no node after this one reads it
      if (node < 0 || this.nodes[node][0] > variable) return node;
      const [read, ...children] = this.nodes[node];
      if (read === variable) return children[value];
      const left = made.get(node) ?? this.#node(read, children.map(follow));
      made.set(node, left);
      return left;
    };
    const left = this.#known.get(key) ?? follow(reference);
    this.#known.set(key, left);
    return left;
  }

  /**
   * The node with these children, or the only child there is.
   * @param {number} variable
   * @param {number[]} children
   * @returns {number}
   */
  #node(variable, children) {
    if (children.every((child) => child === children[0])) return children[0];
    const node = [variable, ...children];
    const place = this.#unique.get(node.join()) ?? this.nodes.push(node) - 1;
    this.#unique.set(node.join(), place);
    return place;
  }
}
