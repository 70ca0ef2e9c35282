/**
 * Expands `$NAME` and `${NAME}` in a path as botocore does (`os.path.expandvars`):
 * unknown variables stay as they are.
 *
 * @param valueOf the value of a variable, or undefined where it is not set
 */
export function expandVariables(
  path: string,
  valueOf: (name: string) => string | undefined,
): string {
  return path.replace(
    /\$(?:(\w+)|\{([^}]*)\})/g,
    (written, plain: string | undefined, braced: string | undefined) =>
      valueOf((plain ?? braced)!) ?? written,
  );
}
