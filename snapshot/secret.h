#ifndef SNAPSHOT_SECRET_H
#define SNAPSHOT_SECRET_H

#include "clerk/keys.h"

/* A secret that a snapshot may hold the fingerprint of: a secret key or a signing secret. */
struct secret {
	enum key_kind kind; /* KEY_SECRET or KEY_WEBHOOK_SECRET */
	enum key_mode mode; /* of a secret key */
	bool without_prefix; /* a signing secret without whsec_ */
	struct str fingerprint; /* as in the facts of a repository: "sha256:…" */
};

/*
 * Says what the text, one line and white space around it, is. Returns false
 * with why in *error, which never repeats any of the text.
 */
bool secret_read(struct arena *arena, struct str text, struct secret *out, struct str *error);

#endif
