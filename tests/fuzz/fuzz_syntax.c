#include "fuzz_facts.h"

/* Any bytes as code, in every grammar, where a framework looks for it. */

static const char *const paths[] = {
	"lib/a.ts",
	"app/page.tsx",
	"server/a.js",
	"app/api/webhooks/clerk/route.ts",
	"middleware.ts",
	"src/a.vue",
	"src/routes/+page.svelte",
	"src/pages/a.astro",
	"public/index.html",
	"next.config.mjs",
	"convex/http.ts",
	"supabase/functions/a/index.ts",
	"lib/a.cjs",
	"lib/a.mts",
	"types/globals.d.ts",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	FUZZ_FILE(paths, data, size);
	return 0;
}
