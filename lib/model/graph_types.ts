import type { Setting } from "../syntax/document.ts";
import type { Home } from "./home.ts";
import type { RuntimeName } from "./runtime.ts";

/** What stands at a node; `source` is what a `credential_source` names. */
export type NodeKind = "profile" | "sso-session" | "services" | "source";

/**
 * Whether what a node stands for is there:
 * - `present`: it is
 * - `missing`: something refers to it, and it does not exist
 * - `unread`: there is a section for it, which no runtime takes for that
 * - `unseen`: the file that may hold it is not in view
 */
export type NodeState = "present" | "missing" | "unread" | "unseen";

/** How a profile comes to its credentials, going by its own settings. */
export type Access =
  | { readonly way: "role" | "web-identity"; readonly roleArn: Setting }
  | { readonly way: "sso"; readonly account: Setting | null; readonly role: Setting | null }
  | { readonly way: "keys" | "process" | "login" | "none" };

/** One thing that refers or is referred to. Names and values come from the files: they may be secrets. */
export interface GraphNode {
  /** Its index in {@link Graph.nodes}. */
  readonly id: number;
  readonly kind: NodeKind;
  readonly name: string;
  readonly state: NodeState;
  /** Those of the runtimes that read the files and do not find it there, though others do. */
  readonly unreadBy: readonly RuntimeName[];
  /** Null for what is not a profile, or not there. */
  readonly access: Access | null;
  /** True for an sso-session or services block that nothing refers to, and for a profile without a way to credentials. */
  readonly isOrphan: boolean;
  /** True for a profile whose role leads back to itself. */
  readonly isInCycle: boolean;
  /** What is wrong with the source of a profile's role: there is `none`, or there are `two`. */
  readonly sourceFault: "none" | "two" | null;
}

/** The setting that an edge stands for. */
export type EdgeKind = "source_profile" | "credential_source" | "sso_session" | "services";

/** A profile refers to something. */
export interface GraphEdge {
  /** The profile that refers, by its id. */
  readonly from: number;
  /** What it refers to, by its id. */
  readonly to: number;
  readonly kind: EdgeKind;
  /** True where no runtime finds what it refers to. */
  readonly isBroken: boolean;
  /** True where it is part of a cycle. */
  readonly isInCycle: boolean;
  /** Why runtimes pass over it, or null where they follow it. */
  readonly ignored: "no-role" | "web-identity" | null;
}

/** The profiles of a home and what they refer to. */
export interface Graph {
  readonly home: Home;
  /** Whose views were compared. */
  readonly runtimes: readonly RuntimeName[];
  /** Those of them that refuse the files as a whole. */
  readonly refusedBy: readonly RuntimeName[];
  /** sso-sessions, profiles and services in the order of the files, then what only references name. */
  readonly nodes: readonly GraphNode[];
  /** In the order of the profiles; at most one of each kind for a profile. */
  readonly edges: readonly GraphEdge[];
}
