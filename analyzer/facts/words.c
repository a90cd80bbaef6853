#include "facts/words.h"

#include "base/ascii.h"

/*
 * A word is looked for where two of its bytes stand that are rare beside each
 * other in code (counted over clerk/javascript and inngest/inngest); the others
 * are compared only there.
 */
struct word {
	struct str text; /* lower case where case does not matter */
	size_t pair; /* index of the first of the two */
	uint32_t mark;
	bool folded; /* in any case */
};

#define EXACT(text, pair, mark) \
	{ \
		{text, sizeof(text) - 1}, pair, mark, false \
	}
#define FOLDED(text, pair, mark) \
	{ \
		{text, sizeof(text) - 1}, pair, mark, true \
	}

static const struct word words[] = {
	FOLDED("claims", 4, WORDS_CLAIMS),
	FOLDED("identity", 6, WORDS_CLAIMS),
	FOLDED("verifytoken", 4, WORDS_CLAIMS),
	FOLDED("verifyjwt", 5, WORDS_CLAIMS),
	FOLDED("jwtverify", 2, WORDS_CLAIMS),
	FOLDED("jsonwebtoken", 3, WORDS_CLAIMS),
	FOLDED("payload", 2, WORDS_CLAIMS),
	FOLDED("org_", 2, WORDS_CLAIMS),
	FOLDED(".rol", 0, WORDS_CLAIMS),
	FOLDED("signin", 2, WORDS_SIGN_IN),
	EXACT("convex/react-clerk", 5, WORDS_CONVEX),
	EXACT("cplan_", 0, WORDS_IDS),
	EXACT("mch_", 0, WORDS_IDS),
	EXACT("needs_client_trust", 4, WORDS_TRUST),
	EXACT("Factors", 0, WORDS_OFFERED),
	EXACT("Fields", 4, WORDS_OFFERED),
	EXACT("strategy", 6, WORDS_OFFERED),
	EXACT("useRuntimeConfig", 3, WORDS_RUNTIME_CONFIG),
	EXACT("env", 1, WORDS_ENVIRONMENT),
	EXACT(".config.", 6, WORDS_CONFIG),
	EXACT("astify", 4, WORDS_FASTIFY),
	EXACT(".well-known/", 5, WORDS_HINTS),
	EXACT("oauth/", 4, WORDS_HINTS),
	EXACT("/npm/@clerk/", 4, WORDS_HINTS),
	FOLDED("clerk", 3, WORDS_CLERK),
	EXACT("accounts.dev", 8, WORDS_ACCOUNTS),
	EXACT("ecurity-Policy", 7, WORDS_POLICY),
	EXACT("ecurity-policy", 6, WORDS_POLICY),
	EXACT("SECURITY-POLICY", 7, WORDS_POLICY),
	EXACT("CSP", 1, WORDS_CSP),
	EXACT("csp", 0, WORDS_CSP | WORDS_POLICY_OPTION),
	EXACT("Csp", 0, WORDS_CSP),
	EXACT(".set(", 0, WORDS_SETTER),
	EXACT("eader(", 4, WORDS_SETTER),
	EXACT("ontentSecurityPolicy", 13, WORDS_POLICY_OPTION),
	EXACT("content_security_policy", 15, WORDS_POLICY_OPTION | WORDS_POLICY_MANIFEST),
	EXACT("rontendApiProxy", 9, WORDS_PROXY),
	EXACT("clerkMiddleware", 4, WORDS_PROXY | WORDS_MIDDLEWARE),
	EXACT("clerkPlugin", 4, WORDS_PROXY),
	EXACT("Clerk-Proxy-Url", 5, WORDS_PROXY_HEADER),
	EXACT("clerk-proxy-url", 11, WORDS_PROXY_HEADER),
	EXACT("api.clerk.", 2, WORDS_API),
	EXACT("CLERK_API_URL", 8, WORDS_API),
	EXACT("CLERK_BACKEND_API_URL", 6, WORDS_API),
	EXACT("unsafeMetadata", 3, WORDS_UNSAFE),
	EXACT("unsafe_metadata", 6, WORDS_UNSAFE),
	EXACT("status", 3, WORDS_STATUS),
	EXACT("getToken", 2, WORDS_GET_TOKEN),
	EXACT("jose", 0, WORDS_LIBRARY),
	EXACT("jsonwebtoken", 3, WORDS_LIBRARY),
	EXACT("-jwt", 1, WORDS_LIBRARY),
	EXACT("jwt-decode", 2, WORDS_LIBRARY),
	EXACT("/jwt", 1, WORDS_LIBRARY),
	EXACT("/jwk", 1, WORDS_LIBRARY),
	EXACT("djwt", 1, WORDS_LIBRARY),
	EXACT("jwks", 1, WORDS_LIBRARY),
	EXACT("__session", 0, WORDS_LIBRARY),
	EXACT("new sst.", 4, WORDS_SST),
	EXACT("class-validator", 5, WORDS_VALIDATOR),
	EXACT("CLERK", 0, WORDS_VARIABLE),
	EXACT("\n//# sourceMappingURL=", 17, WORDS_BUILT),
	FOLDED("role", 1, WORDS_ROLE),
};

enum {
	WORDS = sizeof(words) / sizeof(words[0]),
	BYTES = 1 << 8,
};

_Static_assert(WORDS <= 64, "a bit for each word");

#define KNOWN (UINT32_C(1) << 31) /* beside the marks of a module that was looked through */

/* Which words' pairs have a byte at their first or second place: one bit for each. */
struct words_memory {
	uint64_t first[BYTES];
	uint64_t second[BYTES];
	uint32_t *marks; /* by module; 0: not known */
};

static void set_byte(uint64_t *table, char byte, bool folded, uint64_t bit)
{
	table[(unsigned char)byte] |= bit;
	if (folded) {
		table[(unsigned char)ascii_upper(byte)] |= bit;
	}
}

static struct words_memory *make_memory(const struct collector *collector)
{
	struct words_memory *memory = arena_new(collector->arena, struct words_memory);

	for (size_t i = 0; i < WORDS; i++) {
		const struct word *word = &words[i];

		set_byte(memory->first, word->text.s[word->pair], word->folded, UINT64_C(1) << i);
		set_byte(memory->second, word->text.s[word->pair + 1], word->folded,
			UINT64_C(1) << i);
	}
	memory->marks = arena_array(
		collector->arena, collector->program->module_count, sizeof(memory->marks[0]));
	return memory;
}

/* `at` is where the pair stands. */
static bool stands_at(struct str text, size_t at, const struct word *word)
{
	if (at < word->pair || text.n - (at - word->pair) < word->text.n) {
		return false;
	}
	text.s += at - word->pair;
	for (size_t i = 0; i < word->text.n; i++) {
		if ((word->folded ? ascii_lower(text.s[i]) : text.s[i]) != word->text.s[i]) {
			return false;
		}
	}
	return true;
}

static uint32_t marks_at(struct str text, size_t at, uint64_t candidates)
{
	uint32_t marks = 0;

	for (; candidates != 0; candidates &= candidates - 1) {
		const struct word *word = &words[__builtin_ctzll(candidates)];

		marks |= stands_at(text, at, word) ? word->mark : 0;
	}
	return marks;
}

/* The words that would tell nothing more. */
static uint64_t told_by(uint32_t marks)
{
	uint64_t told = 0;

	for (size_t i = 0; i < WORDS; i++) {
		told |= (uint64_t)((words[i].mark & ~marks) == 0) << i;
	}
	return told;
}

static uint32_t look_through(const struct words_memory *memory, struct str text)
{
	uint64_t wanted = UINT64_MAX;
	uint32_t marks = 0;

	for (size_t i = 0; i + 1 < text.n; i++) {
		uint64_t candidates = memory->first[(unsigned char)text.s[i]] &
				      memory->second[(unsigned char)text.s[i + 1]] & wanted;
		uint32_t found = candidates == 0 ? 0 : marks_at(text, i, candidates);

		if (found != 0) {
			marks |= found;
			wanted = ~told_by(marks);
		}
	}
	return marks;
}

uint32_t words_in(struct collector *collector, uint32_t module)
{
	uint32_t *marks;

	if (collector->words == NULL) {
		collector->words = make_memory(collector);
	}
	marks = &collector->words->marks[module];
	if (*marks == 0) {
		*marks = look_through(collector->words,
				 collector->program->modules[module].summary->text) |
			 KNOWN;
	}
	return *marks;
}
