// The report of Sayso, version 1, and the functions that make it.
// A test reads these types and holds every report of the samples against them.

/**
 * The report of `text`: every quote, speaker and conditional threat in it. Any text gives one.
 * @throws for a text of more than 256 MB, and for an unknown unit of offsets.
 */
export function analyze<U extends Unit = "utf16">(text: string, options?: Options<U>): Report<U>;

/** The same as JSON text, to the byte what the command line writes. */
export function analyzeJson(text: string, options?: Options<Unit>): string;

/** The version of this module. */
export function version(): string;

export interface Options<U extends Unit> {
  /** What the offsets count: "utf16", the default, fits `text.slice(start, end)`. */
  offsets?: U;
}

export type Unit = "byte" | "codepoint" | "utf16";

/** From the first up to, not including, the second. */
export type Span = [start: number, end: number];

export interface Report<U extends Unit = Unit> {
  version: 1;
  id?: string;
  offsets: U;
  engine: Engine;
  quotes: Quote[];
  speakers: Speaker[];
  threats: Conditional[];
  marks: Mark[];
  notes: Note[];
  near_misses?: NearMiss[];
  counts: Counts;
}

export interface Engine {
  version: string;
  model: string;
}

export interface Quote {
  id: string;
  kind: "direct" | "indirect" | "mixed";
  content: Span[];
  cue: Span[];
  source: Span[];
  speaker: string | null;
  parent: string | null;
  confidence: number;
  why: string;
  runner_up?: string;
}

export interface Speaker {
  id: string;
  name: string;
  kind: "person" | "organization" | "place" | "group" | "document" | "unnamed";
  role: string | null;
  aliases: string[];
  mentions: Mention[];
  quotes: string[];
  words: number;
  share: number;
}

export interface Mention {
  span: Span;
  form: "name" | "title" | "pronoun" | "metonym";
}

export interface Conditional {
  id: string;
  kind: "threat" | "ultimatum" | "warning" | "promise" | "precondition";
  status: "live" | "past" | "negated" | "counterfactual" | "hypothetical" | "question";
  polarity: "compel" | "deter" | "event";
  specified: "specified" | "vague" | "elided";
  strength: "firm" | "ready" | "possible";
  span: Span;
  marker: Span[];
  condition: Span[];
  consequence: Span[];
  deadline: Span[];
  condition_in: "sentence" | "before" | "after" | "none";
  threatener: Party | null;
  target: Party | null;
  category: "military" | "sanctions" | "trade" | "diplomatic" | "legal" | "domestic" | "violence" | "unspecified" | "other";
  quote: string | null;
  confidence: number;
  why: string;
}

export interface Party {
  name: string;
  speaker: string | null;
  span: Span | null;
}

export interface Mark {
  span: Span;
  inside: Mark[];
  closed: boolean;
  role: "quote" | "scare" | "title" | "other";
  quote: string | null;
}

export interface Note {
  kind:
    | "unclosed-mark"
    | "unopened-mark"
    | "turned-mark"
    | "not-english"
    | "long-sentence"
    | "not-text"
    | "unknown-speaker"
    | "ambiguous-speaker";
  span: Span;
  message: string;
}

export interface NearMiss {
  span: Span;
  marker: Span[];
  why: string;
}

export interface Counts {
  words: number;
  sentences: number;
  quotes: number;
  speakers: number;
  threats: number;
}
