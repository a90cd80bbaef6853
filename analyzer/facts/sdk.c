#include "facts/sdk.h"

struct sdk_thing sdk_of(struct collector *collector, struct site site)
{
	(void)collector;
	return (struct sdk_thing){.kind = SDK_NONE, .origin = site};
}

struct sdk_thing sdk_called(struct collector *collector, struct site call)
{
	return sdk_of(collector, call);
}

struct sdk_thing sdk_element(struct collector *collector, struct site element)
{
	return sdk_of(collector, element);
}

struct str sdk_side(struct collector *collector, struct site site, const struct sdk_thing *thing)
{
	(void)collector;
	(void)site;
	(void)thing;
	return STR("");
}
