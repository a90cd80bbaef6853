#ifndef PROGRAM_FRAMEWORKS_PAGES_H
#define PROGRAM_FRAMEWORKS_PAGES_H

#include "program/frameworks/framework.h"

/*
 * What can be opened at a URL: pages, by their files or by a router's list,
 * and files of endpoints that nothing about Clerk made worth parsing.
 */
struct page {
	const char *framework; /* as of routes: next-app, astro, …; the router's: react-router */
	bool endpoint; /* serves requests, is no page */
	uint32_t app;
	struct str file;
	uint32_t module; /* ID_NONE where the file was not parsed */
	uint32_t start; /* bytes of the path where code says it; 0 of files */
	uint32_t end;
	struct str path; /* as of routes: ":name", ":name*" */
	struct str base; /* its beginning that the framework's own guards do not see, or "" */
	bool resolved;
};

typedef VEC(struct page) page_vec;

/* Every file, sorted, and the apps (by their number) whose pages are asked for. */
struct pages_tree {
	const struct str *paths;
	size_t count;
	const bool *wanted;
};

/* Appends them by apps, then by the order of the paths. */
void pages_find(const struct program *program, const struct pages_tree *tree, struct arena *arena,
	page_vec *out);

/* pages_coded.c: those of <Route path>, createBrowserRouter([…]), vue-router's routes. */
void pages_find_coded(const struct program *program, struct arena *arena, page_vec *out);

#endif
