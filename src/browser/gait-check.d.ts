/** Gait Check: the JavaScript API and the element. */

export type ItemId = string;
export type OptionId = string;
export type FlagId = string;
export type GroupId = string;
export type LocationId = string;
export type TipId = string;
export type DrillId = string;
export type RefId = string;
export type AreaId = string;

/** What a runner said. Unknown ids and values are dropped and listed in `Report.ignored`. */
export interface Input {
  answers: Record<ItemId, OptionId>;
  flags?: Record<FlagId, "yes" | "no" | "not-sure">;
  groups?: GroupId[];
  /** `[]` means no pain. */
  locations?: LocationId[];
  /** Whole numbers from 0 (none) to 10 (worst imaginable). */
  pain?: {
    during?: number;
    after?: number;
    nextMorning?: number;
    baselineMorning?: number;
    limp?: boolean;
    builds?: boolean;
    pastBoneStress?: boolean;
  };
  numbers?: {
    /** Steps a minute, 120-240. */
    cadenceSpm?: number;
    /** 100-230 cm. */
    heightCm?: number;
    /** Longest run of the last 30 days, 0-500 km. */
    longestKm?: number;
    /** Planned run, 0-500 km. */
    plannedKm?: number;
    /** 10-80 kg/m². */
    bmi?: number;
    calfPain?: boolean;
  };
  units?: "metric" | "us";
}

export type Grade = "strong" | "moderate" | "weak" | "expert opinion" | "contested";
export type Action = "advise" | "stop" | "soon" | "urgent" | "emergency";

export interface Answer {
  item: ItemId;
  option: OptionId;
}

export interface Evidence {
  grade: Grade;
  why: string;
  sources: RefId[];
}

export interface Tip {
  id: TipId;
  area: AreaId;
  text: string;
  note?: string;
  pinned: boolean;
  priority: number;
  because: Answer[];
  /** The nearest single answer that would drop this tip. */
  unless: Answer[];
  evidence: Evidence;
  drill?: DrillId;
}

export interface Drill {
  id: DrillId;
  title: string;
  steps: string;
  progress: string;
  caution: string;
}

export interface Report {
  schema: 1;
  gate: "none" | Action;
  /** Highest first. */
  redFlags: { id: FlagId; action: Action; message: string; sources: (RefId | "expert opinion")[] }[];
  cautions: { id: string; text: string }[];
  light: { color: "green" | "amber" | "red"; advice: string } | null;
  summary: string;
  /** The visible ones, in order. */
  tips: Tip[];
  /** For later. */
  next: Tip[];
  /** Information, of no concern. */
  info: Tip[];
  areas: {
    id: AreaId;
    outcome: "unanswered" | "fine" | "worth-work" | "unclear";
    concern: 0 | 1 | 2 | 3;
    answered: number;
    total: number;
  }[];
  drills: Drill[];
  answered: number;
  total: number;
  ignored: { field: string; value: string; reason: string }[];
}

export interface Catalog {
  areas: { id: AreaId; title: string; items: ItemId[] }[];
  items: {
    id: ItemId;
    area: AreaId;
    core: boolean;
    express: boolean;
    question: string;
    check: string;
    options: { id: OptionId; label: string; concern: 0 | 1 | 2 | 3; tip?: TipId }[];
    evidence: Evidence;
    drill?: DrillId;
  }[];
  /** Texts as written, placeholders in braces. */
  tips: { id: TipId; area: AreaId; text: string }[];
  flags: { id: FlagId; question: string; action: Action; message: string; why: string }[];
  groups: { id: GroupId; label: string; text: string }[];
  drills: Drill[];
  locations: {
    id: LocationId;
    label: string;
    primary: ItemId[];
    secondary: ItemId[];
    key: ItemId | null;
  }[];
  references: {
    id: RefId;
    citation: string;
    finding: string;
    grade: Grade;
    status: string;
    doi?: string;
  }[];
}

export interface Options {
  /** BCP 47; English where there is no pack of it. */
  locale?: string;
}

export interface Api {
  version: string;
  catalog(options?: Options): Catalog;
  /** Total and deterministic. Throws an `Error` with a `code` only for a wrong type. */
  assess(input: Input, options?: Options): Report;
}

/** Loads the wasm once per page; in Node, or anywhere else, bytes may be given. */
export function load(options?: { wasm?: Uint8Array | ArrayBuffer }): Promise<Api>;

/** Defines the element under a name, `gait-check` by default; a taken name is left alone. */
export function define(name?: string): void;

export interface GaitCheckElement extends HTMLElement {
  answers: Input;
  readonly report: Report | null;
  readonly ready: Promise<Api>;
  reset(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "gait-check": GaitCheckElement;
  }
  interface HTMLElementEventMap {
    "gait-check-ready": CustomEvent<{ version: string }>;
    "gait-check-change": CustomEvent<{ answers: Input; report: Report }>;
    "gait-check-complete": CustomEvent<{ answers: Input; report: Report }>;
    "gait-check-error": CustomEvent<{ code: string; message: string }>;
  }
}
