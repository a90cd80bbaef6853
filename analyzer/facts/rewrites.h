#ifndef FACTS_REWRITES_H
#define FACTS_REWRITES_H

#include "facts/collector.h"

/* Internal to the rewrites: one settings file that is being read, and what its forms share. */
struct rewriting {
	struct collector *collector;
	const struct source_file *file;
	const char *via;
	bool complete; /* nothing that it does to paths was left out */
	size_t count;
};

/* What an entry says, as far as it is known: absent texts are not. */
struct rewriting_entry {
	const char *kind; /* rewrite is proxy when it leads to Clerk's Frontend API */
	struct str source;
	struct str destination;
	bool no_destination; /* it has none: nothing is unknown then */
	bool conditional;
	struct place at;
};

void rewriting_add(struct rewriting *rewriting, const struct rewriting_entry *entry);

/* The place of bytes of the file. */
struct place rewriting_place(const struct rewriting *rewriting, uint32_t start, uint32_t end);

/* Configuration that is code; the file's module is known. */
void rewrites_next(struct rewriting *rewriting);
void rewrites_nuxt(struct rewriting *rewriting);
void rewrites_astro(struct rewriting *rewriting);
void rewrites_svelte(struct rewriting *rewriting);
void rewrites_vite(struct rewriting *rewriting);
void rewrites_react_router(struct rewriting *rewriting);

/* Proxies that code makes itself, or has from Clerk's SDKs. */
void rewrites_proxies(struct collector *collector, uint32_t module);

/* Settings in JSON, TOML and YAML. */
void rewrites_vercel(struct rewriting *rewriting);
void rewrites_netlify(struct rewriting *rewriting);
void rewrites_firebase(struct rewriting *rewriting);
void rewrites_wrangler(struct rewriting *rewriting);
void rewrites_kubernetes(struct rewriting *rewriting);

/* Settings of other forms. */
void rewrites_lines(struct rewriting *rewriting);
void rewrites_nginx(struct rewriting *rewriting);
void rewrites_caddy(struct rewriting *rewriting);

#endif
