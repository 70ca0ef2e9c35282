import { chainsOf } from "./chains.ts";
import { hasCredentialWay, needsNoCredentials, SECRET_KEYS } from "./credentials.ts";
import type {
  Access,
  EdgeKind,
  Graph,
  GraphEdge,
  GraphNode,
  NodeKind,
  NodeState,
} from "./graph_types.ts";
import { type Home, Profile } from "./home.ts";
import { environmentSupplies } from "./resolve/mod.ts";
import type { RuntimeName } from "./runtime.ts";
import { readView, type View } from "./runtimes/mod.ts";
import type { AwsSection } from "./source_file.ts";

export type { Access, EdgeKind, Graph, GraphEdge, GraphNode, NodeKind, NodeState };

/** What `credential_source` may name (SDK documentation, "Assume role credential provider"); only Java ignores case. */
const CREDENTIAL_SOURCES: ReadonlySet<string> = new Set([
  "Environment",
  "Ec2InstanceMetadata",
  "EcsContainer",
]);

/** The settings by which a profile refers to something, and what that is. */
const REFERENCES: readonly (readonly [EdgeKind, NodeKind])[] = [
  ["source_profile", "profile"],
  ["credential_source", "source"],
  ["sso_session", "sso-session"],
  ["services", "services"],
];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Makes the graph of a home as its author meant it, and marks what some of the
 * runtimes do not find. Takes time linear in the size of the files, and no
 * recursion. Never throws.
 */
export function buildGraph(home: Home, runtimes: readonly RuntimeName[]): Graph {
  const builder = new Builder(home, runtimes);
  builder.addSections();
  builder.addReferences();
  builder.markCycles();
  builder.markOrphans();
  const { nodes, edges } = builder;
  const refusedBy = runtimes.filter((runtime) => readView(home, runtime).error !== null);
  return { home, runtimes, refusedBy, nodes, edges };
}

class Builder {
  readonly nodes: Mutable<GraphNode>[] = [];
  readonly edges: Mutable<GraphEdge>[] = [];
  readonly #home: Home;
  readonly #ids: Readonly<Record<NodeKind, Map<string, number>>> = {
    profile: new Map(),
    "sso-session": new Map(),
    services: new Map(),
    source: new Map(),
  };
  readonly #profiles: [id: number, profile: Profile][] = [];
  /** The views of those runtimes that read the files. */
  readonly #views: readonly View[];
  readonly #runtimes: readonly RuntimeName[];

  constructor(home: Home, runtimes: readonly RuntimeName[]) {
    this.#home = home;
    this.#runtimes = runtimes;
    this.#views = runtimes.map((runtime) => readView(home, runtime))
      .filter(({ error }) => error === null);
  }

  addSections(): void {
    const { profiles, ssoSessions, services } = this.#home;
    for (const [name, sections] of ssoSessions) {
      this.#markUnread(this.#node("sso-session", name, "present"), sections, "ssoSessions");
    }
    for (const profile of profiles.values()) {
      this.#markUnread(this.#addProfile(profile, "present"), profile.sections, "profiles");
    }
    for (const [name, sections] of this.#home.unprefixed) {
      if (profiles.has(name)) continue;
      const profile = new Profile(name);
      profile.config = sections;
      this.#addProfile(profile, "unread");
    }
    for (const name of services.keys()) this.#node("services", name, "present");
  }

  addReferences(): void {
    for (const [id, profile] of this.#profiles) {
      for (const [key, kind] of REFERENCES) {
        if (!profile.has(key)) continue;
        const name = profile.get(key)!.value;
        if (name !== "") this.#addEdge(id, profile, key, kind, name);
      }
    }
  }

  markCycles(): void {
    const edges = new Map<number, Mutable<GraphEdge>>();
    for (const edge of this.edges) if (edge.kind === "source_profile") edges.set(edge.from, edge);
    for (const cycle of chainsOf(this.#home).cycles) {
      // botocore, Go and Rust allow a profile to be its own source where it holds keys.
      if (cycle.length === 1 && hasKeys(cycle[0]!)) continue;
      for (const { name } of cycle) {
        const id = this.#ids.profile.get(name)!;
        this.nodes[id]!.isInCycle = true;
        edges.get(id)!.isInCycle = true;
      }
    }
  }

  markOrphans(): void {
    const used = new Set(this.edges.map((edge) => edge.to));
    for (const node of this.nodes) {
      if (node.kind === "profile" || node.state !== "present") continue;
      node.isOrphan = node.kind !== "source" && !used.has(node.id);
    }
    // The other file, or the environment, may hold the credentials of any profile.
    const home = this.#home;
    if (!home.seesBoth || this.#runtimes.some((one) => environmentSupplies(home, one))) return;
    for (const [id, profile] of this.#profiles) {
      const node = this.nodes[id]!;
      node.isOrphan = node.state === "present" && !hasCredentialWay(profile) &&
        !needsNoCredentials(home, profile);
    }
  }

  #addProfile(profile: Profile, state: NodeState): Mutable<GraphNode> {
    const node = this.#node("profile", profile.name, state);
    node.access = accessOf(profile);
    if (node.access.way === "role") node.sourceFault = sourceFaultOf(profile);
    this.#profiles.push([node.id, profile]);
    return node;
  }

  #markUnread(
    node: Mutable<GraphNode>,
    sections: readonly AwsSection[],
    member: "profiles" | "ssoSessions",
  ): void {
    // An empty section does not exist for the JavaScript SDK, which nobody will miss.
    if (sections.every(({ settings }) => settings.length === 0)) return;
    const missing = this.#views.filter((view) => !view[member].has(node.name));
    if (missing.length === 0) return;
    if (missing.length === this.#views.length) node.state = "unread";
    else node.unreadBy = missing.map(({ runtime }) => runtime);
  }

  #node(kind: NodeKind, name: string, state: NodeState): Mutable<GraphNode> {
    const id = this.nodes.length;
    const node: Mutable<GraphNode> = {
      id,
      kind,
      name,
      state,
      unreadBy: [],
      access: null,
      isOrphan: false,
      isInCycle: false,
      sourceFault: null,
    };
    this.#ids[kind].set(name, id);
    this.nodes.push(node);
    return node;
  }

  #addEdge(from: number, profile: Profile, kind: EdgeKind, target: NodeKind, name: string): void {
    const known = this.#ids[target].get(name);
    const node = known === undefined
      ? this.#node(target, name, this.#absentState(target, name))
      : this.nodes[known]!;
    this.edges.push({
      from,
      to: node.id,
      kind,
      isBroken: node.state === "missing" || node.state === "unread",
      isInCycle: false,
      ignored: ignoredReason(kind, profile),
    });
  }

  #absentState(kind: NodeKind, name: string): NodeState {
    if (kind === "source") return CREDENTIAL_SOURCES.has(name) ? "present" : "missing";
    const { config, seesBoth } = this.#home;
    const isSeen = kind === "profile" ? seesBoth : seesBoth || config?.exists === true;
    return isSeen ? "missing" : "unseen";
  }
}

/** The way that boto3 and the AWS CLI prefer where a profile names several; see `HABITS`. */
function accessOf(profile: Profile): Access {
  const setting = (key: string) => profile.get(key) ?? null;
  const roleArn = setting("role_arn");
  if (roleArn !== null && profile.has("role_arn")) {
    return { way: profile.has("web_identity_token_file") ? "web-identity" : "role", roleArn };
  }
  if (SSO_KEYS.some((key) => profile.has(key))) {
    return { way: "sso", account: setting("sso_account_id"), role: setting("sso_role_name") };
  }
  if (profile.credentials.some(holdsKey)) return { way: "keys" };
  if (profile.has("login_session")) return { way: "login" };
  if (profile.has("credential_process")) return { way: "process" };
  return { way: hasKeys(profile) ? "keys" : "none" };
}

function sourceFaultOf(profile: Profile): GraphNode["sourceFault"] {
  const hasProfile = profile.has("source_profile");
  if (hasProfile !== profile.has("credential_source")) return null;
  return hasProfile ? "two" : "none";
}

const SSO_KEYS = ["sso_session", "sso_start_url", "sso_account_id", "sso_role_name"] as const;

/** Half a pair counts: what it lacks is for `lint` to say. */
const KEY_PAIR = SECRET_KEYS.slice(0, 2);

function hasKeys(profile: Profile): boolean {
  return KEY_PAIR.some((key) => profile.has(key));
}

function holdsKey(section: AwsSection): boolean {
  return KEY_PAIR.some((key) => section.get(key)?.writtenValue);
}

function ignoredReason(kind: EdgeKind, profile: Profile): GraphEdge["ignored"] {
  if (kind !== "source_profile" && kind !== "credential_source") return null;
  if (!profile.has("role_arn")) return "no-role";
  return profile.has("web_identity_token_file") ? "web-identity" : null;
}
