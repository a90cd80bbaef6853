#ifndef FACTS_URLS_H
#define FACTS_URLS_H

#include "facts/collector.h"

/* Appends a fact, unless its file has as many as are kept. */
void urls_add(struct collector *collector, struct fact_url fact);

/*
 * A value as it may be told: absent when it carries a password, or is neither
 * a path, a host or an address nor one of the other values such settings have.
 */
struct str urls_value(struct str text);

/* urls_variable.c: settings by the names of variables, in files that set them */
void urls_of_variables(struct collector *collector);

/* urls_app.c: what links into a mobile app begin with */
void urls_of_apps(struct collector *collector);

/* urls_origin.c: where the pages of native shells and extensions come from */
void urls_of_origins(struct collector *collector);

#endif
