#ifndef SNAPSHOT_IMPORT_TABLES_H
#define SNAPSHOT_IMPORT_TABLES_H

#include "snapshot/import_clean.h"

/* The rows of struct clean_rule, for the files that hold such tables. */
#define KEEP(name) \
	{ \
		name, CLEAN_KEEP, NULL \
	}
#define URL(name) \
	{ \
		name, CLEAN_URL, NULL \
	}
#define DROP(name) \
	{ \
		name, CLEAN_DROP, NULL \
	}
#define IN(name, members) \
	{ \
		name, CLEAN_WALK, members \
	}
#define END \
	{ \
		NULL, CLEAN_WALK, NULL \
	}

#endif
