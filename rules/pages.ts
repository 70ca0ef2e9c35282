// Written by `deno task rules:list`; a test fails when it is stale.
import accountMismatch from "./account-mismatch.md" with { type: "text" };
import byteOrderMark from "./byte-order-mark.md" with { type: "text" };
import caseClash from "./case-clash.md" with { type: "text" };
import colonDelimiter from "./colon-delimiter.md" with { type: "text" };
import conflictMarkers from "./conflict-markers.md" with { type: "text" };
import conflictingCredentials from "./conflicting-credentials.md" with { type: "text" };
import conflictingSource from "./conflicting-source.md" with { type: "text" };
import conflictingSso from "./conflicting-sso.md" with { type: "text" };
import controlCharacter from "./control-character.md" with { type: "text" };
import credentialsInRepository from "./credentials-in-repository.md" with { type: "text" };
import danglingServices from "./dangling-services.md" with { type: "text" };
import danglingSourceProfile from "./dangling-source-profile.md" with { type: "text" };
import danglingSsoSession from "./dangling-sso-session.md" with { type: "text" };
import deprecatedSetting from "./deprecated-setting.md" with { type: "text" };
import duplicateSection from "./duplicate-section.md" with { type: "text" };
import duplicateSetting from "./duplicate-setting.md" with { type: "text" };
import durationOutOfRange from "./duration-out-of-range.md" with { type: "text" };
import emptySection from "./empty-section.md" with { type: "text" };
import emptyValue from "./empty-value.md" with { type: "text" };
import envDeprecated from "./env-deprecated.md" with { type: "text" };
import envEmptyValue from "./env-empty-value.md" with { type: "text" };
import envInvalidValue from "./env-invalid-value.md" with { type: "text" };
import envMissingFile from "./env-missing-file.md" with { type: "text" };
import envPartialCredentials from "./env-partial-credentials.md" with { type: "text" };
import envRegionConflict from "./env-region-conflict.md" with { type: "text" };
import envShadowsProfile from "./env-shadows-profile.md" with { type: "text" };
import envUnknownProfile from "./env-unknown-profile.md" with { type: "text" };
import envUnknownVariable from "./env-unknown-variable.md" with { type: "text" };
import expiredCredentials from "./expired-credentials.md" with { type: "text" };
import forbiddenAccount from "./forbidden-account.md" with { type: "text" };
import forbiddenRegion from "./forbidden-region.md" with { type: "text" };
import forbiddenStartUrl from "./forbidden-start-url.md" with { type: "text" };
import incompleteSso from "./incomplete-sso.md" with { type: "text" };
import incompleteSsoSession from "./incomplete-sso-session.md" with { type: "text" };
import incompleteWebIdentity from "./incomplete-web-identity.md" with { type: "text" };
import indentedSetting from "./indented-setting.md" with { type: "text" };
import inlineComment from "./inline-comment.md" with { type: "text" };
import insecureEndpoint from "./insecure-endpoint.md" with { type: "text" };
import invalidCredentialSource from "./invalid-credential-source.md" with { type: "text" };
import invalidEncoding from "./invalid-encoding.md" with { type: "text" };
import invalidValue from "./invalid-value.md" with { type: "text" };
import leakingSettings from "./leaking-settings.md" with { type: "text" };
import legacyBotoConfig from "./legacy-boto-config.md" with { type: "text" };
import legacySessionToken from "./legacy-session-token.md" with { type: "text" };
import legacySso from "./legacy-sso.md" with { type: "text" };
import localEndpoint from "./local-endpoint.md" with { type: "text" };
import longLivedKey from "./long-lived-key.md" with { type: "text" };
import longRoleChain from "./long-role-chain.md" with { type: "text" };
import loosePermissions from "./loose-permissions.md" with { type: "text" };
import magicDefaultSection from "./magic-default-section.md" with { type: "text" };
import malformedAccessKeyId from "./malformed-access-key-id.md" with { type: "text" };
import malformedAccountId from "./malformed-account-id.md" with { type: "text" };
import malformedMfaSerial from "./malformed-mfa-serial.md" with { type: "text" };
import malformedRoleArn from "./malformed-role-arn.md" with { type: "text" };
import malformedSecretAccessKey from "./malformed-secret-access-key.md" with { type: "text" };
import malformedStartUrl from "./malformed-start-url.md" with { type: "text" };
import misplacedSection from "./misplaced-section.md" with { type: "text" };
import misplacedSetting from "./misplaced-setting.md" with { type: "text" };
import missingPath from "./missing-path.md" with { type: "text" };
import missingRegion from "./missing-region.md" with { type: "text" };
import missingSessionToken from "./missing-session-token.md" with { type: "text" };
import missingSource from "./missing-source.md" with { type: "text" };
import orphanProfile from "./orphan-profile.md" with { type: "text" };
import partialCredentials from "./partial-credentials.md" with { type: "text" };
import placeholderValue from "./placeholder-value.md" with { type: "text" };
import prefixedProfileInCredentials from "./prefixed-profile-in-credentials.md" with {
  type: "text",
};
import profileDefault from "./profile-default.md" with { type: "text" };
import quotedValue from "./quoted-value.md" with { type: "text" };
import reusedAccessKey from "./reused-access-key.md" with { type: "text" };
import runtimesDisagree from "./runtimes-disagree.md" with { type: "text" };
import secretInCommand from "./secret-in-command.md" with { type: "text" };
import secretInComment from "./secret-in-comment.md" with { type: "text" };
import secretInConfig from "./secret-in-config.md" with { type: "text" };
import settingInCredentials from "./setting-in-credentials.md" with { type: "text" };
import settingWithoutRole from "./setting-without-role.md" with { type: "text" };
import shadowedCredentials from "./shadowed-credentials.md" with { type: "text" };
import shellInCommand from "./shell-in-command.md" with { type: "text" };
import sourceProfileCycle from "./source-profile-cycle.md" with { type: "text" };
import sourceWithoutCredentials from "./source-without-credentials.md" with { type: "text" };
import splitKeyPair from "./split-key-pair.md" with { type: "text" };
import straySessionToken from "./stray-session-token.md" with { type: "text" };
import syntaxError from "./syntax-error.md" with { type: "text" };
import unexplainedSuppression from "./unexplained-suppression.md" with { type: "text" };
import unindentedNestedSetting from "./unindented-nested-setting.md" with { type: "text" };
import unknownRegion from "./unknown-region.md" with { type: "text" };
import unknownRule from "./unknown-rule.md" with { type: "text" };
import unknownSection from "./unknown-section.md" with { type: "text" };
import unknownSetting from "./unknown-setting.md" with { type: "text" };
import unportableName from "./unportable-name.md" with { type: "text" };
import unprefixedProfile from "./unprefixed-profile.md" with { type: "text" };
import unquotedCommand from "./unquoted-command.md" with { type: "text" };
import untidyHeader from "./untidy-header.md" with { type: "text" };
import unusedServices from "./unused-services.md" with { type: "text" };
import unusedSsoSession from "./unused-sso-session.md" with { type: "text" };
import unusedSuppression from "./unused-suppression.md" with { type: "text" };
import uppercaseKey from "./uppercase-key.md" with { type: "text" };

/** The pages of all rules by name, as Markdown. Kept apart from the rules so that linting need not load them. */
export const pages: Readonly<Record<string, string>> = {
  "account-mismatch": accountMismatch,
  "byte-order-mark": byteOrderMark,
  "case-clash": caseClash,
  "colon-delimiter": colonDelimiter,
  "conflict-markers": conflictMarkers,
  "conflicting-credentials": conflictingCredentials,
  "conflicting-source": conflictingSource,
  "conflicting-sso": conflictingSso,
  "control-character": controlCharacter,
  "credentials-in-repository": credentialsInRepository,
  "dangling-services": danglingServices,
  "dangling-source-profile": danglingSourceProfile,
  "dangling-sso-session": danglingSsoSession,
  "deprecated-setting": deprecatedSetting,
  "duplicate-section": duplicateSection,
  "duplicate-setting": duplicateSetting,
  "duration-out-of-range": durationOutOfRange,
  "empty-section": emptySection,
  "empty-value": emptyValue,
  "env-deprecated": envDeprecated,
  "env-empty-value": envEmptyValue,
  "env-invalid-value": envInvalidValue,
  "env-missing-file": envMissingFile,
  "env-partial-credentials": envPartialCredentials,
  "env-region-conflict": envRegionConflict,
  "env-shadows-profile": envShadowsProfile,
  "env-unknown-profile": envUnknownProfile,
  "env-unknown-variable": envUnknownVariable,
  "expired-credentials": expiredCredentials,
  "forbidden-account": forbiddenAccount,
  "forbidden-region": forbiddenRegion,
  "forbidden-start-url": forbiddenStartUrl,
  "incomplete-sso": incompleteSso,
  "incomplete-sso-session": incompleteSsoSession,
  "incomplete-web-identity": incompleteWebIdentity,
  "indented-setting": indentedSetting,
  "inline-comment": inlineComment,
  "insecure-endpoint": insecureEndpoint,
  "invalid-credential-source": invalidCredentialSource,
  "invalid-encoding": invalidEncoding,
  "invalid-value": invalidValue,
  "leaking-settings": leakingSettings,
  "legacy-boto-config": legacyBotoConfig,
  "legacy-session-token": legacySessionToken,
  "legacy-sso": legacySso,
  "local-endpoint": localEndpoint,
  "long-lived-key": longLivedKey,
  "long-role-chain": longRoleChain,
  "loose-permissions": loosePermissions,
  "magic-default-section": magicDefaultSection,
  "malformed-access-key-id": malformedAccessKeyId,
  "malformed-account-id": malformedAccountId,
  "malformed-mfa-serial": malformedMfaSerial,
  "malformed-role-arn": malformedRoleArn,
  "malformed-secret-access-key": malformedSecretAccessKey,
  "malformed-start-url": malformedStartUrl,
  "misplaced-section": misplacedSection,
  "misplaced-setting": misplacedSetting,
  "missing-path": missingPath,
  "missing-region": missingRegion,
  "missing-session-token": missingSessionToken,
  "missing-source": missingSource,
  "orphan-profile": orphanProfile,
  "partial-credentials": partialCredentials,
  "placeholder-value": placeholderValue,
  "prefixed-profile-in-credentials": prefixedProfileInCredentials,
  "profile-default": profileDefault,
  "quoted-value": quotedValue,
  "reused-access-key": reusedAccessKey,
  "runtimes-disagree": runtimesDisagree,
  "secret-in-command": secretInCommand,
  "secret-in-comment": secretInComment,
  "secret-in-config": secretInConfig,
  "setting-in-credentials": settingInCredentials,
  "setting-without-role": settingWithoutRole,
  "shadowed-credentials": shadowedCredentials,
  "shell-in-command": shellInCommand,
  "source-profile-cycle": sourceProfileCycle,
  "source-without-credentials": sourceWithoutCredentials,
  "split-key-pair": splitKeyPair,
  "stray-session-token": straySessionToken,
  "syntax-error": syntaxError,
  "unexplained-suppression": unexplainedSuppression,
  "unindented-nested-setting": unindentedNestedSetting,
  "unknown-region": unknownRegion,
  "unknown-rule": unknownRule,
  "unknown-section": unknownSection,
  "unknown-setting": unknownSetting,
  "unportable-name": unportableName,
  "unprefixed-profile": unprefixedProfile,
  "unquoted-command": unquotedCommand,
  "untidy-header": untidyHeader,
  "unused-services": unusedServices,
  "unused-sso-session": unusedSsoSession,
  "unused-suppression": unusedSuppression,
  "uppercase-key": uppercaseKey,
};
