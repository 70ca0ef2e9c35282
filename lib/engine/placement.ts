import { isThirdPartyKey } from "../catalogue/third_party.ts";
import { settingFact } from "../catalogue/settings.ts";
import { type BlockMover, moveOutOfBlock, writeBlock } from "./block_fix.ts";
import { replace } from "./edits.ts";
import type { Severity } from "./finding.ts";
import { isTaken } from "./meant_key.ts";
import { type Message, say } from "./message.ts";
import type { FixInit } from "./rule.ts";
import { blockOf, type UnreadSetting } from "./unread_settings.ts";

/** What to say of a setting in the wrong place, and how to move it. */
export interface Advice {
  readonly message: Message;
  /** Where it weighs more than a setting without effect. */
  readonly severity?: Severity;
  readonly fix: FixInit | null;
}

/**
 * Says where a setting belongs that is known, but not where it stands.
 *
 * @param blocks moves settings into blocks; the same for all settings of a file
 */
export function placementAdvice(unread: UnreadSetting, blocks: BlockMover): Advice {
  const { section, setting } = unread;
  if (section.type === "services") return inServices(unread);
  if (setting.parent !== null) return inBlock(unread);
  return section.type === "sso-session" ? inSsoSession(unread) : inProfile(unread, blocks);
}

function inServices({ section, setting }: UnreadSetting): Advice {
  const { writtenKey: key, parent } = setting;
  if (parent !== null) {
    return {
      message:
        say`Below a service of a \`[services]\` section only \`endpoint_url\` is read, so that \`${key}\` has no effect. Move it to the profile.`,
      fix: null,
    };
  }
  if (setting.key === "endpoint_url") {
    return {
      message:
        say`\`${key}\` stands directly in a \`[services]\` section, where nobody reads it. Indent it below the id of a service, such as \`s3 =\`, or move it to the profile to have it for all services.`,
      fix: null,
    };
  }
  if (settingFact(setting.key)?.type === "block" || !isKnown(setting.key)) {
    return {
      message:
        say`A service needs a block: boto3 and the AWS CLI stop with "'str' object has no attribute 'get'" at a value behind \`${key} =\`. Write \`endpoint_url = ...\`, indented below it.`,
      severity: "error",
      fix: writeBlock(section, setting, "endpoint_url"),
    };
  }
  return {
    message:
      say`\`${key}\` is a setting of profiles; in a \`[services]\` section nobody reads it. Move it to the profile.`,
    fix: null,
  };
}

function isKnown(key: string): boolean {
  return settingFact(key) !== undefined || isThirdPartyKey(key);
}

function inBlock({ section, setting }: UnreadSetting): Advice {
  const { writtenKey: key, parent } = setting;
  if (setting.key === "endpoint_url") {
    return {
      message:
        say`Only the plugin awscli_plugin_endpoint reads \`${key}\` here. AWS tools read it below \`${
          parent!.writtenKey
        } =\` in a section \`[services NAME]\`, which the profile names with \`services = NAME\`.`,
      fix: null,
    };
  }
  return {
    message: say`\`${key}\` is no setting of the block \`${
      parent!.writtenKey
    } =\`, in which it stands by its indent, so that nobody reads it. Start it at the first column.`,
    fix: moveOutOfBlock(section, setting),
  };
}

function inSsoSession({ section, setting }: UnreadSetting): Advice {
  const { writtenKey: key } = setting;
  if (setting.key !== "region") {
    return {
      message:
        say`\`${key}\` is a setting of profiles and has no place in an \`[sso-session]\` section. Move it to the profiles that name this session.`,
      fix: null,
    };
  }
  const isThere = isTaken(section, null, "sso_region");
  return {
    message:
      say`\`${key}\` has no place in an \`[sso-session]\` section: the region of IAM Identity Center is \`sso_region\`, and the region to work in belongs in each profile.`,
    fix: isThere ? null : {
      title: say`Write \`sso_region\``,
      unsafe: "the region to work in may be meant",
      edits: [replace(section.file, setting.line.name, "sso_region")],
      changes: [{ section, what: "anything" }],
    },
  };
}

function inProfile({ section, setting }: UnreadSetting, blocks: BlockMover): Advice {
  const { writtenKey: written, key } = setting;
  const dot = key.indexOf(".");
  const block = dot > 0 ? key.slice(0, dot) : blockOf(key);
  if (block !== null) {
    const bare = key.slice(dot + 1);
    return {
      message:
        say`\`${written}\` belongs in the block \`${block} =\`: AWS tools read it on a line of its own, \`${bare} = ...\`, indented below that, and nowhere else.`,
      fix: blocks.moveInto(section, setting, block, bare),
    };
  }
  const home = settingFact(key)?.sections[0] === "plugins" ? "[plugins]" : "[sso-session NAME]";
  return {
    message: say`\`${written}\` belongs in a section \`${home}\`; in a profile nobody reads it.`,
    fix: null,
  };
}
