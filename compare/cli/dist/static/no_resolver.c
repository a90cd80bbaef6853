/*
 * glibc's pthread_create sets a pointer of the DNS resolver, whether or not there is one in the
 * program, and thereby a static link takes in the resolver with its sockets. Here is the pointer
 * alone: a program that has no network code shall have none of the C library's either.
 */
extern _Thread_local void *__libc_resp;

_Thread_local void *__libc_resp;
