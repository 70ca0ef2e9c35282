/** A mistake of the person at the command line or in awsconf.ini: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A file that could not be read or written: exit code 3. */
export class HostError extends Error {
  override readonly name = "HostError";
}
