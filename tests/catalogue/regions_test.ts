import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  hasRegionShape,
  isEndpointRegion,
  isGlobalRegion,
  isPartition,
  isRegion,
  partitionOfRegion,
  partitions,
  regionByName,
  regionName,
  regionOfFips,
  regionOfZone,
  regions,
} from "../../lib/catalogue/regions.ts";
import { isServiceId, serviceIdOf, serviceIds } from "../../lib/catalogue/services.ts";

describe("regions", () => {
  test("are listed with their partition and name", () => {
    assertEquals(regions()[0], "af-south-1");
    for (const code of regions()) {
      assert(partitionOfRegion(code)!.pattern.test(code), code);
      assert(regionName(code) !== null, code);
    }
    assertEquals(partitionOfRegion("cn-north-1")?.id, "aws-cn");
    assertEquals(partitionOfRegion("us-gov-west-1")?.id, "aws-us-gov");
    assertEquals(partitionOfRegion("us-isob-east-1")?.id, "aws-iso-b");
    assertEquals(partitionOfRegion("eusc-de-east-1")?.dnsSuffix, "amazonaws.eu");
    assertEquals(partitions()[0]!.id, "aws");
    assertEquals(partitions().length, 8);
  });

  test("are told from other texts", () => {
    assert(isRegion("eu-west-1") && !isRegion("EU-WEST-1") && !isRegion("eu-west-1a"));
    assert(!isRegion("eu-west-9") && hasRegionShape("eu-west-9"));
    assert(!hasRegionShape("mars") && !hasRegionShape("eu_west_1"));
    assert(isPartition("aws-eusc") && !isPartition("aws-de"));
  });

  test("are found by the name that AWS shows", () => {
    assertEquals(regionByName("Europe (Ireland)"), "eu-west-1");
    assertEquals(regionByName("EU (Ireland)"), "eu-west-1");
    assertEquals(regionByName("ireland"), "eu-west-1");
    assertEquals(regionByName("N. Virginia"), "us-east-1");
    assertEquals(regionByName("Virginia"), "us-east-1");
    assertEquals(regionByName("US East"), null);
    assertEquals(regionByName("Central"), null);
    assertEquals(regionByName(""), null);
    assertEquals(regionByName("eu-west-1"), null);
  });

  test("have pseudo-regions beside them", () => {
    assert(isGlobalRegion("aws-global") && isGlobalRegion("aws-cn-global"));
    assert(!isGlobalRegion("aws-mars-global") && !isGlobalRegion("us-east-1"));
    assertEquals(regionOfFips("fips-us-east-1"), "us-east-1");
    assertEquals(regionOfFips("us-gov-west-1-fips"), "us-gov-west-1");
    assertEquals(regionOfFips("us-east-1"), null);
    assert(isEndpointRegion("s3-external-1") && !isEndpointRegion("eu-west-1"));
  });

  test("lie around zones", () => {
    assertEquals(regionOfZone("us-east-1a"), "us-east-1");
    assertEquals(regionOfZone("us-west-2-lax-1a"), "us-west-2");
    assertEquals(regionOfZone("us-gov-west-1b"), "us-gov-west-1");
    assertEquals(regionOfZone("us-east-1"), null);
    assertEquals(regionOfZone("eu-mars-1a"), null);
  });
});

describe("service ids", () => {
  test("are in lower case with underscores", () => {
    for (const id of serviceIds()) assert(/^[a-z0-9_]+$/.test(id), id);
    assert(isServiceId("s3") && isServiceId("elastic_beanstalk") && isServiceId("api_gateway"));
    assert(!isServiceId("elasticbeanstalk") && !isServiceId("API Gateway"));
  });

  test("are recognised in other spellings", () => {
    assertEquals(serviceIdOf("elastic-beanstalk"), "elastic_beanstalk");
    assertEquals(serviceIdOf("API Gateway"), "api_gateway");
    assertEquals(serviceIdOf("apigateway"), "api_gateway");
    assertEquals(serviceIdOf("S3"), "s3");
    assertEquals(serviceIdOf("stepfunctions"), "sfn");
    assertEquals(serviceIdOf("cognito-idp"), "cognito_identity_provider");
    assertEquals(serviceIdOf("minio"), null);
  });
});
