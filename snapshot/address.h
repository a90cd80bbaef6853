#ifndef SNAPSHOT_ADDRESS_H
#define SNAPSHOT_ADDRESS_H

#include "base/str.h"

/*
 * Does the text hold an e-mail address? User info of a URL, versions of npm
 * packages ("clerk-js@5.2.3") and picture names ("logo@2x.png") are none.
 */
bool address_is_email(struct str text);

/* Does the text hold a telephone number as E.164 writes it, "+" and 8 to 15 digits? */
bool address_is_phone(struct str text);

#endif
