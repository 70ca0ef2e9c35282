import { botocoreReader } from "./botocore.ts";
import type { RuntimeReader } from "./reader.ts";

/** boto3, and AWS CLI v1, which stands on the same botocore (observed with botocore 1.43.11). */
export const BOTO3: RuntimeReader = botocoreReader("boto3");
