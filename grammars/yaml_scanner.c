/*
 * tree-sitter-yaml's scanner saves two numbers for each open indentation for as long as the
 * runtime's buffer is not full, and with more than 253 of them writes two bytes behind it. A
 * smaller size, only here, ends that one step earlier.
 */
#include "tree_sitter/parser.h"

#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE 1020

#include "scanner.c"
