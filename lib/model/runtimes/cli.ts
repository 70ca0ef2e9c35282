import { botocoreReader } from "./botocore.ts";
import type { RuntimeReader } from "./reader.ts";

/**
 * AWS CLI v2. Its bundled botocore loads both files with the same code as the
 * library (observed with AWS CLI 2.9.19 and 2.36.7).
 */
export const CLI: RuntimeReader = botocoreReader("cli");
