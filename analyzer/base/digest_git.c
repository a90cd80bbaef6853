#include <sha1.h>
#include <sha256.h>
#include <stdint.h>
#include <stdio.h>

#include "base/digest.h"

enum {
	HEADER = 32, /* "blob 18446744073709551615" and its NUL */
};

static void write_hex(const unsigned char *sum, size_t n, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[sum[i] >> 4];
		out[2 * i + 1] = digits[sum[i] & 15];
	}
}

static void name_by_sha1(const char *header, size_t n, struct str bytes, char *out)
{
	unsigned char sum[SHA1_DIGEST_LENGTH];
	SHA1_CTX context;

	SHA1Init(&context);
	SHA1Update(&context, (const uint8_t *)header, n);
	SHA1Update(&context, (const uint8_t *)bytes.s, bytes.n);
	SHA1Final(sum, &context);
	write_hex(sum, sizeof(sum), out);
}

static void name_by_sha256(const char *header, size_t n, struct str bytes, char *out)
{
	unsigned char sum[SHA256_DIGEST_LENGTH];
	SHA256_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)header, n);
	SHA256Update(&context, (const uint8_t *)bytes.s, bytes.n);
	SHA256Final(sum, &context);
	write_hex(sum, sizeof(sum), out);
}

void digest_git_blob(struct str bytes, size_t digits, char *out)
{
	char header[HEADER];
	size_t n = (size_t)snprintf(header, sizeof(header), "blob %zu", bytes.n) + 1;
	struct str content = bytes.s == NULL ? STR("") : bytes;

	if (digits == DIGEST_GIT_SHA1) {
		name_by_sha1(header, n, content, out);
	} else {
		name_by_sha256(header, n, content, out);
	}
}
