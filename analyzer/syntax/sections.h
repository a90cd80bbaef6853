#ifndef SYNTAX_SECTIONS_H
#define SYNTAX_SECTIONS_H

#include "syntax/parse.h"

/*
 * Internal to the room: .vue, .svelte, .astro and .html, whose code stands
 * between markup. All of a file becomes one program: first what its scripts
 * say, then its template as JSX, as a .tsx file would have it.
 */
void sections_parse(struct parse_session *session, enum syntax_language language, struct str text);

#endif
