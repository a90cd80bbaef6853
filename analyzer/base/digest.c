#include "base/digest.h"

#include <string.h>

#include <sha256.h>

#include "base/mem.h"

static void sum_of(const struct str *parts, size_t count, unsigned char sum[SHA256_DIGEST_LENGTH])
{
	SHA256_CTX context;

	SHA256Init(&context);
	for (size_t i = 0; i < count; i++) {
		SHA256Update(&context, (const uint8_t *)(parts[i].s == NULL ? "" : parts[i].s),
			parts[i].n);
	}
	SHA256Final(sum, &context);
}

struct str digest_sha256_hex(struct arena *arena, struct str bytes)
{
	return digest_sha256_hex_parts(arena, &bytes, 1);
}

struct str digest_sha256_hex_parts(struct arena *arena, const struct str *parts, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[SHA256_DIGEST_LENGTH];
	char *hex = arena_alloc(arena, 2 * sizeof(sum) + 1);

	sum_of(parts, count, sum);
	for (size_t i = 0; i < sizeof(sum); i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	return (struct str){hex, 2 * sizeof(sum)};
}

struct str digest_sha256_base64(struct arena *arena, struct str bytes)
{
	unsigned char sum[SHA256_DIGEST_LENGTH];

	sum_of(&bytes, 1, sum);
	return digest_base64_encode(arena, (struct str){(const char *)sum, sizeof(sum)});
}

uint64_t digest_sum(struct str bytes)
{
	uint64_t sum = bytes.n;

	for (size_t i = 0; i < bytes.n; i += sizeof(sum)) {
		uint64_t word = 0;

		memcpy(&word, bytes.s + i, bytes.n - i < sizeof(word) ? bytes.n - i : sizeof(word));
		sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
		sum ^= sum >> 29;
	}
	return sum;
}

struct str digest_fingerprint(struct arena *arena, struct str bytes)
{
	return str_join(arena, STR("sha256:"), digest_sha256_hex(arena, bytes));
}

static int base64_value(char c)
{
	if (c >= 'A' && c <= 'Z') {
		return c - 'A';
	}
	if (c >= 'a' && c <= 'z') {
		return c - 'a' + 26;
	}
	if (c >= '0' && c <= '9') {
		return c - '0' + 52;
	}
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool is_base64_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool digest_base64_decode(struct arena *arena, struct str text, struct str *out)
{
	char *bytes = arena_alloc(arena, text.n / 4 * 3 + 4);
	size_t n = 0;
	size_t symbols = 0;
	size_t padding = 0;
	uint32_t group = 0;

	for (size_t i = 0; i < text.n; i++) {
		int value;

		if (is_base64_space(text.s[i])) {
			continue;
		}
		if (text.s[i] == '=') {
			padding++;
			continue;
		}
		value = base64_value(text.s[i]);
		if (value < 0 || padding > 0) {
			return false;
		}
		group = group << 6 | (uint32_t)value;
		if (++symbols % 4 == 0) {
			bytes[n++] = (char)(group >> 16);
			bytes[n++] = (char)(group >> 8);
			bytes[n++] = (char)group;
		}
	}
	if (symbols % 4 == 1 || (padding > 0 && (symbols + padding) % 4 != 0) || padding > 2) {
		return false;
	}
	if (symbols % 4 == 2) {
		bytes[n++] = (char)(group >> 4);
	} else if (symbols % 4 == 3) {
		bytes[n++] = (char)(group >> 10);
		bytes[n++] = (char)(group >> 2);
	}
	*out = (struct str){bytes, n};
	return true;
}

struct str digest_base64_encode(struct arena *arena, struct str bytes)
{
	static const char alphabet[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = arena_alloc(arena, (bytes.n + 2) / 3 * 4 + 1);
	size_t n = 0;

	for (size_t i = 0; i < bytes.n; i += 3) {
		uint32_t group = (uint32_t)(unsigned char)bytes.s[i] << 16;

		if (i + 1 < bytes.n) {
			group |= (uint32_t)(unsigned char)bytes.s[i + 1] << 8;
		}
		if (i + 2 < bytes.n) {
			group |= (unsigned char)bytes.s[i + 2];
		}
		out[n++] = alphabet[group >> 18];
		out[n++] = alphabet[group >> 12 & 63];
		out[n++] = i + 1 < bytes.n ? alphabet[group >> 6 & 63] : '=';
		out[n++] = i + 2 < bytes.n ? alphabet[group & 63] : '=';
	}
	return (struct str){out, n};
}
