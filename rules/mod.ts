// Written by `deno task rules:list`; a test fails when it is stale.
import type { Rule } from "../lib/engine/rule.ts";
import accountMismatch from "./account-mismatch.ts";
import byteOrderMark from "./byte-order-mark.ts";
import caseClash from "./case-clash.ts";
import colonDelimiter from "./colon-delimiter.ts";
import conflictMarkers from "./conflict-markers.ts";
import conflictingCredentials from "./conflicting-credentials.ts";
import conflictingSource from "./conflicting-source.ts";
import conflictingSso from "./conflicting-sso.ts";
import controlCharacter from "./control-character.ts";
import credentialsInRepository from "./credentials-in-repository.ts";
import danglingServices from "./dangling-services.ts";
import danglingSourceProfile from "./dangling-source-profile.ts";
import danglingSsoSession from "./dangling-sso-session.ts";
import deprecatedSetting from "./deprecated-setting.ts";
import duplicateSection from "./duplicate-section.ts";
import duplicateSetting from "./duplicate-setting.ts";
import durationOutOfRange from "./duration-out-of-range.ts";
import emptySection from "./empty-section.ts";
import emptyValue from "./empty-value.ts";
import envDeprecated from "./env-deprecated.ts";
import envEmptyValue from "./env-empty-value.ts";
import envInvalidValue from "./env-invalid-value.ts";
import envMissingFile from "./env-missing-file.ts";
import envPartialCredentials from "./env-partial-credentials.ts";
import envRegionConflict from "./env-region-conflict.ts";
import envShadowsProfile from "./env-shadows-profile.ts";
import envUnknownProfile from "./env-unknown-profile.ts";
import envUnknownVariable from "./env-unknown-variable.ts";
import expiredCredentials from "./expired-credentials.ts";
import forbiddenAccount from "./forbidden-account.ts";
import forbiddenRegion from "./forbidden-region.ts";
import forbiddenStartUrl from "./forbidden-start-url.ts";
import incompleteSso from "./incomplete-sso.ts";
import incompleteSsoSession from "./incomplete-sso-session.ts";
import incompleteWebIdentity from "./incomplete-web-identity.ts";
import indentedSetting from "./indented-setting.ts";
import inlineComment from "./inline-comment.ts";
import insecureEndpoint from "./insecure-endpoint.ts";
import invalidCredentialSource from "./invalid-credential-source.ts";
import invalidEncoding from "./invalid-encoding.ts";
import invalidValue from "./invalid-value.ts";
import leakingSettings from "./leaking-settings.ts";
import legacyBotoConfig from "./legacy-boto-config.ts";
import legacySessionToken from "./legacy-session-token.ts";
import legacySso from "./legacy-sso.ts";
import localEndpoint from "./local-endpoint.ts";
import longLivedKey from "./long-lived-key.ts";
import longRoleChain from "./long-role-chain.ts";
import loosePermissions from "./loose-permissions.ts";
import magicDefaultSection from "./magic-default-section.ts";
import malformedAccessKeyId from "./malformed-access-key-id.ts";
import malformedAccountId from "./malformed-account-id.ts";
import malformedMfaSerial from "./malformed-mfa-serial.ts";
import malformedRoleArn from "./malformed-role-arn.ts";
import malformedSecretAccessKey from "./malformed-secret-access-key.ts";
import malformedStartUrl from "./malformed-start-url.ts";
import misplacedSection from "./misplaced-section.ts";
import misplacedSetting from "./misplaced-setting.ts";
import missingPath from "./missing-path.ts";
import missingRegion from "./missing-region.ts";
import missingSessionToken from "./missing-session-token.ts";
import missingSource from "./missing-source.ts";
import orphanProfile from "./orphan-profile.ts";
import partialCredentials from "./partial-credentials.ts";
import placeholderValue from "./placeholder-value.ts";
import prefixedProfileInCredentials from "./prefixed-profile-in-credentials.ts";
import profileDefault from "./profile-default.ts";
import quotedValue from "./quoted-value.ts";
import reusedAccessKey from "./reused-access-key.ts";
import runtimesDisagree from "./runtimes-disagree.ts";
import secretInCommand from "./secret-in-command.ts";
import secretInComment from "./secret-in-comment.ts";
import secretInConfig from "./secret-in-config.ts";
import settingInCredentials from "./setting-in-credentials.ts";
import settingWithoutRole from "./setting-without-role.ts";
import shadowedCredentials from "./shadowed-credentials.ts";
import shellInCommand from "./shell-in-command.ts";
import sourceProfileCycle from "./source-profile-cycle.ts";
import sourceWithoutCredentials from "./source-without-credentials.ts";
import splitKeyPair from "./split-key-pair.ts";
import straySessionToken from "./stray-session-token.ts";
import syntaxError from "./syntax-error.ts";
import unexplainedSuppression from "./unexplained-suppression.ts";
import unindentedNestedSetting from "./unindented-nested-setting.ts";
import unknownRegion from "./unknown-region.ts";
import unknownRule from "./unknown-rule.ts";
import unknownSection from "./unknown-section.ts";
import unknownSetting from "./unknown-setting.ts";
import unportableName from "./unportable-name.ts";
import unprefixedProfile from "./unprefixed-profile.ts";
import unquotedCommand from "./unquoted-command.ts";
import untidyHeader from "./untidy-header.ts";
import unusedServices from "./unused-services.ts";
import unusedSsoSession from "./unused-sso-session.ts";
import unusedSuppression from "./unused-suppression.ts";
import uppercaseKey from "./uppercase-key.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [
  accountMismatch,
  byteOrderMark,
  caseClash,
  colonDelimiter,
  conflictMarkers,
  conflictingCredentials,
  conflictingSource,
  conflictingSso,
  controlCharacter,
  credentialsInRepository,
  danglingServices,
  danglingSourceProfile,
  danglingSsoSession,
  deprecatedSetting,
  duplicateSection,
  duplicateSetting,
  durationOutOfRange,
  emptySection,
  emptyValue,
  envDeprecated,
  envEmptyValue,
  envInvalidValue,
  envMissingFile,
  envPartialCredentials,
  envRegionConflict,
  envShadowsProfile,
  envUnknownProfile,
  envUnknownVariable,
  expiredCredentials,
  forbiddenAccount,
  forbiddenRegion,
  forbiddenStartUrl,
  incompleteSso,
  incompleteSsoSession,
  incompleteWebIdentity,
  indentedSetting,
  inlineComment,
  insecureEndpoint,
  invalidCredentialSource,
  invalidEncoding,
  invalidValue,
  leakingSettings,
  legacyBotoConfig,
  legacySessionToken,
  legacySso,
  localEndpoint,
  longLivedKey,
  longRoleChain,
  loosePermissions,
  magicDefaultSection,
  malformedAccessKeyId,
  malformedAccountId,
  malformedMfaSerial,
  malformedRoleArn,
  malformedSecretAccessKey,
  malformedStartUrl,
  misplacedSection,
  misplacedSetting,
  missingPath,
  missingRegion,
  missingSessionToken,
  missingSource,
  orphanProfile,
  partialCredentials,
  placeholderValue,
  prefixedProfileInCredentials,
  profileDefault,
  quotedValue,
  reusedAccessKey,
  runtimesDisagree,
  secretInCommand,
  secretInComment,
  secretInConfig,
  settingInCredentials,
  settingWithoutRole,
  shadowedCredentials,
  shellInCommand,
  sourceProfileCycle,
  sourceWithoutCredentials,
  splitKeyPair,
  straySessionToken,
  syntaxError,
  unexplainedSuppression,
  unindentedNestedSetting,
  unknownRegion,
  unknownRule,
  unknownSection,
  unknownSetting,
  unportableName,
  unprefixedProfile,
  unquotedCommand,
  untidyHeader,
  unusedServices,
  unusedSsoSession,
  unusedSuppression,
  uppercaseKey,
];
