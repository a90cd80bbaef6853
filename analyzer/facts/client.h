#ifndef FACTS_CLIENT_H
#define FACTS_CLIENT_H

#include "program/program.h"

/*
 * Is the code at this place sent to the browser or to a device? What is
 * "use client", a component file, a page's script, or code of an app that
 * has no server part. Shared modules, of which nothing says so, are not.
 */
bool client_has(const struct program *program, struct site site);

#endif
