#ifndef BASE_REDACT_H
#define BASE_REDACT_H

#include "base/str.h"

/*
 * Masks secrets: the only way text of a repository reaches an output. A
 * secret keeps its prefix and its last four bytes: "sk_live_…4f2a".
 */

/* Returns one secret masked; shorter than 12 payload bytes: prefix only. */
struct str redact_secret(struct arena *arena, struct str secret);

/*
 * Returns the text with every secret-shaped run masked: sk_, rk_, whsec_,
 * ak_, mt_, oat_ and legacy test_/live_ keys, PEM private keys, JSON web
 * tokens, passwords and tokens before the host of a URL. Publishable keys stay: they are public.
 * Returns `text` itself when there is nothing to mask.
 */
struct str redact_text(struct arena *arena, struct str text);

/* Is anything masked but what stands before the host of a URL? */
bool redact_has_key(struct str text);

/*
 * May a key start at this offset: is it the start of a word? \n, %3D and
 * \u003d before it count as the end of another word, not as its letters.
 */
bool redact_starts_word(struct str text, size_t at);

#endif
