// Written by `deno task catalogue:refresh` from botocore 1.43.107, 2026-11.

/** Names that the endpoints of single services go by where a region is expected. */
export const ENDPOINT_REGIONS = `
ProdFips api-ap-northeast-1 api-ap-northeast-2 api-ap-south-1 api-ap-southeast-1
api-ap-southeast-2 api-cn-north-1 api-eu-central-1 api-eu-west-1 api-us-east-1 api-us-gov-west-1
api-us-west-2 aws bedrock-ap-northeast-1 bedrock-ap-northeast-2 bedrock-ap-northeast-3
bedrock-ap-south-1 bedrock-ap-south-2 bedrock-ap-southeast-1 bedrock-ap-southeast-2
bedrock-ca-central-1 bedrock-eu-central-1 bedrock-eu-central-2 bedrock-eu-north-1
bedrock-eu-south-1 bedrock-eu-south-2 bedrock-eu-west-1 bedrock-eu-west-2 bedrock-eu-west-3
bedrock-fips-ca-central-1 bedrock-fips-us-east-1 bedrock-fips-us-east-2 bedrock-fips-us-gov-east-1
bedrock-fips-us-gov-west-1 bedrock-fips-us-west-2 bedrock-runtime-ap-northeast-1
bedrock-runtime-ap-northeast-2 bedrock-runtime-ap-northeast-3 bedrock-runtime-ap-south-1
bedrock-runtime-ap-south-2 bedrock-runtime-ap-southeast-1 bedrock-runtime-ap-southeast-2
bedrock-runtime-ca-central-1 bedrock-runtime-eu-central-1 bedrock-runtime-eu-central-2
bedrock-runtime-eu-north-1 bedrock-runtime-eu-south-1 bedrock-runtime-eu-south-2
bedrock-runtime-eu-west-1 bedrock-runtime-eu-west-2 bedrock-runtime-eu-west-3
bedrock-runtime-fips-ca-central-1 bedrock-runtime-fips-us-east-1 bedrock-runtime-fips-us-east-2
bedrock-runtime-fips-us-gov-east-1 bedrock-runtime-fips-us-gov-west-1
bedrock-runtime-fips-us-west-2 bedrock-runtime-sa-east-1 bedrock-runtime-us-east-1
bedrock-runtime-us-east-2 bedrock-runtime-us-gov-east-1 bedrock-runtime-us-gov-west-1
bedrock-runtime-us-iso-east-1 bedrock-runtime-us-west-2 bedrock-sa-east-1 bedrock-us-east-1
bedrock-us-east-2 bedrock-us-gov-east-1 bedrock-us-gov-west-1 bedrock-us-iso-east-1
bedrock-us-west-2 data-ap-northeast-1 data-ap-northeast-2 data-ap-south-1 data-ap-southeast-1
data-ap-southeast-2 data-cn-north-1 data-eu-central-1 data-eu-west-1 data-us-east-1
data-us-gov-west-1 data-us-west-2 dataplane-us-gov-east-1 dataplane-us-gov-west-1 dkr-us-east-1
dkr-us-east-2 dkr-us-gov-east-1 dkr-us-gov-west-1 dkr-us-west-1 dkr-us-west-2 dms fips iam
iam-govcloud ingest-fips-us-east-1 ingest-fips-us-east-2 ingest-fips-us-west-2 ingest-us-east-1
ingest-us-east-2 ingest-us-west-2 local prod-ca-central-1 prod-ca-west-1 prod-us-east-1
prod-us-east-2 prod-us-gov-east-1 prod-us-gov-west-1 prod-us-iso-east-1 prod-us-west-1
prod-us-west-2 rds-fips.ca-central-1 rds-fips.ca-west-1 rds-fips.us-east-1 rds-fips.us-east-2
rds-fips.us-west-1 rds-fips.us-west-2 rds.ca-central-1 rds.ca-west-1 rds.us-east-1 rds.us-east-2
rds.us-gov-east-1 rds.us-gov-west-1 rds.us-iso-east-1 rds.us-iso-west-1 rds.us-isob-east-1
rds.us-west-1 rds.us-west-2 rekognition-fips.ca-central-1 rekognition-fips.us-east-1
rekognition-fips.us-east-2 rekognition-fips.us-gov-west-1 rekognition-fips.us-west-1
rekognition-fips.us-west-2 rekognition.ca-central-1 rekognition.us-east-1 rekognition.us-east-2
rekognition.us-gov-west-1 rekognition.us-west-1 rekognition.us-west-2 s3-external-1 sandbox
servicediscovery ui-ap-northeast-1 ui-ap-northeast-2 ui-ap-southeast-1 ui-ap-southeast-2
ui-ca-central-1 ui-eu-central-1 ui-eu-west-2 ui-us-east-1 ui-us-west-2
us-gov-west-1-fips-secondary us-gov-west-1-secondary verification-af-south-1
verification-ap-east-1 verification-ap-northeast-1 verification-ap-northeast-2
verification-ap-south-1 verification-ap-southeast-1 verification-ap-southeast-2
verification-ca-central-1 verification-cn-north-1 verification-cn-northwest-1
verification-eu-central-1 verification-eu-north-1 verification-eu-south-1 verification-eu-west-1
verification-eu-west-2 verification-eu-west-3 verification-me-south-1 verification-sa-east-1
verification-us-east-1 verification-us-east-2 verification-us-gov-east-1
verification-us-gov-west-1 verification-us-west-1 verification-us-west-2
`;
