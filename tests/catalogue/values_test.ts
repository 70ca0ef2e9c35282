import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { reactionOf } from "../../lib/catalogue/reactions.ts";
import { settingFact, settingKeys } from "../../lib/catalogue/settings.ts";
import { limitsFor, valueFault } from "../../lib/catalogue/values.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";

const fault = (key: string, value: string, runtime: RuntimeName = "cli") =>
  valueFault(settingFact(key)!, value, runtime);

describe("valueFault()", () => {
  test("knows that only true and false are booleans, and who minds their case", () => {
    for (const value of ["true", "false"]) assertEquals(fault("use_fips_endpoint", value), null);
    for (const value of ["yes", "1", "on", "no", "0"]) {
      for (const runtime of RUNTIMES) {
        assertEquals(fault("use_fips_endpoint", value, runtime), "form");
      }
    }
    assertEquals(fault("use_fips_endpoint", "True", "boto3"), null);
    assertEquals(fault("use_fips_endpoint", "True", "js"), "case");
    assertEquals(fault("disable_request_compression", "True", "go"), "case");
    assertEquals(fault("endpoint_discovery_enabled", "auto", "go"), null);
  });

  test("compares choices with their case but where a runtime does not", () => {
    assertEquals(fault("output", "yaml"), null);
    assertEquals(fault("output", "JSON"), "case");
    assertEquals(fault("output", "yml"), "form");
    assertEquals(fault("retry_mode", "legacy", "boto3"), null);
    assertEquals(fault("retry_mode", "legacy", "go"), "form");
    assertEquals(fault("retry_mode", "Standard", "rust"), null);
    assertEquals(fault("ec2_metadata_service_endpoint_mode", "ipv6", "boto3"), null);
    assertEquals(fault("ec2_metadata_service_endpoint_mode", "ipv6", "js"), "case");
  });

  test("knows numbers and their limits", () => {
    for (const value of ["1", "007", "+3"]) assertEquals(fault("max_attempts", value), null);
    for (const value of ["three", "2.5", "2x", "0x10", ""]) {
      assertEquals(fault("max_attempts", value), "form", value);
    }
    assertEquals(fault("max_attempts", "2x", "js"), null);
    assertEquals(fault("max_attempts", "0"), "range");
    assertEquals(fault("max_attempts", "0", "js"), null);
    assertEquals(fault("request_min_compression_size_bytes", "0", "go"), null);
    assertEquals(fault("request_min_compression_size_bytes", "0", "boto3"), "range");
    assertEquals(limitsFor(settingFact("csm_port")!, "cli"), { min: 1, max: 65535 });
  });

  test("knows sizes and rates as the AWS CLI reads them", () => {
    for (const value of ["8388608", "64MB", "64mb", "1GiB", "10 KB"]) {
      assertEquals(fault("s3.multipart_threshold", value), null, value);
    }
    for (const value of ["64xb", "1.5GB", "MB", "64M"]) {
      assertEquals(fault("s3.multipart_threshold", value), "form", value);
    }
    for (const value of ["50MB/s", "800Kb/s", "1GiB/s"]) {
      assertEquals(fault("s3.max_bandwidth", value), null, value);
    }
    for (const value of ["50MB", "50", "50MB/S", "50MBps"]) {
      assertEquals(fault("s3.max_bandwidth", value), "form", value);
    }
  });

  test("asks URLs for a scheme and a host, and nothing more", () => {
    for (
      const value of ["https://example.com", "http://localhost:4566/x", "ftp://x", "HTTP://[::1]:1"]
    ) assertEquals(fault("endpoint_url", value), null, value);
    for (const value of ["localhost:4566", "example.com", "http://", "https:///x", "http://a b"]) {
      assertEquals(fault("endpoint_url", value), "form", value);
    }
  });

  test("asks commands for pairs of quotes", () => {
    assertEquals(fault("credential_process", "keys --name 'a b' \"c\""), null);
    assertEquals(fault("credential_process", '"/opt/my tools/keys'), "form");
    assertEquals(fault("credential_process", "C:\\tools\\"), null);
  });

  test("knows lengths and characters of names", () => {
    assertEquals(fault("role_session_name", "a"), "length");
    assertEquals(fault("role_session_name", "a b"), "form");
    assertEquals(fault("external_id", "a:b/c"), null);
    assertEquals(fault("sdk_ua_app_id", "a".repeat(51)), "length");
    assertEquals(fault("sdk_ua_app_id", "any thing"), null);
  });

  test("says nothing of what other parts judge", () => {
    for (const key of ["region", "role_arn", "ca_bundle", "cli_pager", "source_profile"]) {
      assertEquals(fault(key, "???"), null, key);
    }
  });
});

describe("reactionOf()", () => {
  test("knows who stops and who goes on", () => {
    assertEquals(reactionOf(settingFact("use_fips_endpoint")!, "cli")?.does, "false");
    assertEquals(reactionOf(settingFact("use_fips_endpoint")!, "js")?.does, "ignores");
    assertEquals(reactionOf(settingFact("use_fips_endpoint")!, "java"), null);
    assertEquals(reactionOf(settingFact("ec2_metadata_v1_disabled")!, "js")?.does, "true");
    assertEquals(reactionOf(settingFact("output")!, "cli")?.text, "Unknown output type: {}");
  });

  test("tells a number out of range from what is no number", () => {
    const attempts = settingFact("max_attempts")!;
    assert(reactionOf(attempts, "boto3")!.text!.startsWith("invalid literal"));
    assert(reactionOf(attempts, "boto3", true)!.text!.includes("greater than or equal to 1"));
    assertEquals(reactionOf(attempts, "js", true), null);
  });

  test("shows a value at most once", () => {
    for (const key of settingKeys()) {
      const fact = settingFact(key)!;
      for (const runtime of RUNTIMES) {
        const text = reactionOf(fact, runtime)?.text ?? "";
        assert(text.split("{}").length <= 2, `${key} shows the value once`);
      }
    }
  });
});
