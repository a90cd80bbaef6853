#include "facts/decisions_internal.h"

/*
 * How middleware functions of each framework are called. Sources: Next.js
 * "Middleware", Express "Writing middleware", Fastify "Hooks", Hono
 * "Middleware", Astro "Middleware", h3 "Event Handler", SvelteKit "Hooks",
 * React Router "Middleware", TanStack Start "Middleware", NestJS "Guards",
 * Cloudflare Pages "Functions: Middleware".
 */

static const struct form forms[] = {
	[HANDLER_PLAIN] = {ID_NONE, ID_NONE, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_CLERK] = {0, ID_NONE, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_AFTER_AUTH] = {0, ID_NONE, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_EXPRESS] = {ID_NONE, 2, "", 1, RETURNS_NOTHING, CONDITION_URLS_MOUNTED},
	[HANDLER_FASTIFY] = {ID_NONE, 2, "", 1, RETURNS_NOTHING, CONDITION_URLS_PATH},
	[HANDLER_HONO] = {ID_NONE, 1, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_ASTRO] = {ID_NONE, 1, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_ASTRO_CLERK] = {0, 2, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_H3] = {ID_NONE, ID_NONE, "", ID_NONE, RETURNS_ANSWER, CONDITION_URLS_PATH},
	[HANDLER_SVELTE] = {ID_NONE, 0, "resolve", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_ROUTER] = {ID_NONE, 1, "", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_TANSTACK] = {ID_NONE, 0, "next", ID_NONE, RETURNS_RESPONSE, CONDITION_URLS_WEB},
	[HANDLER_NEST] = {ID_NONE, ID_NONE, "", ID_NONE, RETURNS_VERDICT, CONDITION_URLS_PATH},
	[HANDLER_NEST_AROUND] = {ID_NONE, ID_NONE, "", ID_NONE, RETURNS_NOTHING,
		CONDITION_URLS_PATH},
};

const struct form *decisions_form_of(enum handler_form form)
{
	return &forms[form];
}

enum handler_form decisions_form(const char *framework)
{
	static const struct {
		const char *framework; /* its beginning: "next-app", "next-pages" */
		enum handler_form form;
	} table[] = {
		{"express", HANDLER_EXPRESS},
		{"fastify", HANDLER_FASTIFY},
		{"hono", HANDLER_HONO},
		{"astro", HANDLER_ASTRO},
		{"nuxt", HANDLER_H3},
		{"nitro", HANDLER_H3},
		{"h3", HANDLER_H3},
		{"sveltekit", HANDLER_SVELTE},
		{"react-router", HANDLER_ROUTER},
		{"remix", HANDLER_ROUTER},
		{"tanstack", HANDLER_TANSTACK},
		{"workers", HANDLER_TANSTACK},
		{"nest", HANDLER_NEST},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (str_starts(str_of(framework), table[i].framework)) {
			return table[i].form;
		}
	}
	return HANDLER_PLAIN;
}
