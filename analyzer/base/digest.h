#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdint.h>

#include "base/str.h"

/* Returns the SHA-256 of the bytes as 64 lower-case hex digits, in the arena. */
struct str digest_sha256_hex(struct arena *arena, struct str bytes);

/* The same for bytes in several parts, as if they followed each other. */
struct str digest_sha256_hex_parts(struct arena *arena, const struct str *parts, size_t count);

/* Returns the SHA-256 in base64: how a Content-Security-Policy names a script. */
struct str digest_sha256_base64(struct arena *arena, struct str bytes);

/*
 * A sum that tells texts apart quickly, for who compares the bytes as well or gains nothing from
 * two texts that have the same one.
 */
uint64_t digest_sum(struct str bytes);

/* Returns "sha256:" and the hex digest: how this program writes a fingerprint. */
struct str digest_fingerprint(struct arena *arena, struct str bytes);

enum {
	DIGEST_GIT_SHA1 = 40, /* digits of an object's name */
	DIGEST_GIT_SHA256 = 64,
};

/*
 * Writes the name that git gives to the bytes as the content of a file: so many
 * lower-case hex digits, without a NUL.
 */
void digest_git_blob(struct str bytes, size_t digits, char *out);

/*
 * Decodes base64 as browsers' atob does: ASCII white space is dropped,
 * padding may be missing but must be exact when present, standard alphabet
 * only. Returns false, *out untouched, on anything else.
 */
bool digest_base64_decode(struct arena *arena, struct str text, struct str *out);

/* Encodes with the standard alphabet and padding. */
struct str digest_base64_encode(struct arena *arena, struct str bytes);

#endif
