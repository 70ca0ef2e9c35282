/** Keys and variables whose value is a secret, the misspelt and third-party ones included. */
const SECRET_NAME = /secret|passw|passphrase|token|private.?key|api.?key|bearer/i;

/** Names that {@link SECRET_NAME} takes for secret but that hold a path, a number, a date or a choice. */
const NOT_SECRET_NAME =
  /token_?(file|path|url|uri|code|ttl|duration)|secret_?(name|id|arn)$|(expires|expiration|expiry)$|process|registration/i;

/** Names whose value is an access key id: worth masking, but its first letters say which kind it is. */
const KEY_ID_NAME = /access.?key(.?id)?$/i;

/** Tells whether the value of a setting or variable with this name is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NOT_SECRET_NAME.test(name);
}

/** Tells whether the value of a setting or variable with this name is an access key id. */
export function isKeyIdName(name: string): boolean {
  return KEY_ID_NAME.test(name) && !isSecretName(name);
}
