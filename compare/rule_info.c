#include "compare/rule_info.h"

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_BLOCKER] = "blocker",
	};

	return names[severity];
}

const char *needs_name(enum needs needs)
{
	static const char *const names[] = {
		[NEEDS_REPO] = "R",
		[NEEDS_SNAPSHOT] = "S",
		[NEEDS_BOTH] = "R+S",
	};

	return names[needs];
}
