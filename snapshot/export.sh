#!/bin/sh
# Saves what Clerk answers about one instance as a snapshot for clerk-audit. It
# asks and changes nothing; every call it may make stands in the README. Keys
# stay in memory: they are no argument, and in no file and no message.
set +axv
set -u
# a variable that came with the environment would go on to every program
unset secret secrets account token answer body document list link SSLKEYLOGFILE
unset all part statuses found
LC_ALL=C
export LC_ALL
umask 077

version=2026-05-12  # of Clerk's API
most=33554432       # bytes of an answer
page=500            # entries of a page, the most there may be
pages=100           # of a list
tries=4             # of a call

nl='
'

usage() {
	cat <<'END'
usage: sh export.sh --publishable-key PK | --host HOST [options]

Saves what Clerk answers about one instance as clerk-snapshot.json.

  --publishable-key PK   whose instance; also from CLERK_PUBLISHABLE_KEY
  --host HOST            its Frontend API host instead: clerk.example.com
  --tier 0|1|2           0 (the default): what is public; 1: and what the secret key
                         reads; 2: and what a Platform API key reads
  --application APP      for tier 2: the application's id, app_…
  --webhooks             also the webhook endpoints (tier 3; from tier 1). Clerk has no
                         call that reads them: this one makes a login for the endpoints'
                         page, as the Dashboard does, in a way that is not documented
  -o, --output FILE      the snapshot (clerk-snapshot.json)
  --work DIR             where finished parts are kept until then (FILE.parts)
  --resume               goes on where an earlier run ended
  --patience SECONDS     the most that one call, or the wait before it is
                         repeated, may take (60)
  --help                 this text

The secret key (sk_…) is read from CLERK_SECRET_KEY, the Platform API key (ak_…)
from CLERK_PLATFORM_API_KEY; without them, each is asked for. clerk-audit is looked
for in CLERK_AUDIT, on PATH, beside the script and in build.

Exit: 0 all was answered, 1 something is missing, 2 nothing was written.
END
}

say() {
	printf 'export: %s\n' "$*" >&2
}

die() {
	say "$*"
	exit 2
}

# ---------------------------------------------------------------- what is said

got=0
refused=0
failed=0
missing=

# note WORD CALL [DETAIL]: the line about a call.
note() {
	case $1 in
	got) got=$((got + 1)) ;;
	refused) refused=$((refused + 1)) ;;
	failed)
		failed=$((failed + 1))
		missing=1
		;;
	esac
	printf '%-8s %-34s %s\n' "$1" "$2" "${3-}"
}

fail() { # CALL WHY
	note failed "$@"
	return 1
}

# ------------------------------------------------------------------- keys, URLs

has_only() { # TEXT CHARACTERS: is it not empty, and of these alone?
	case $1 in
	'' | *[!$2]*) return 1 ;;
	esac
}

is_host() {
	has_only "$1" 'A-Za-z0-9.-' || return 1
	case $1 in
	[.-]* | *[.-] | *..* | *.-* | *-.*) return 1 ;;
	*.*) [ "${#1}" -le 253 ] ;;
	*) return 1 ;;
	esac
}

# Where calls go; other places than Clerk's are for tests, without encryption on this machine alone.
base() { # NAME WISH DEFAULT: prints the URL
	if [ -z "$2" ]; then
		printf '%s' "$3"
		return
	fi
	place=${2#*://}
	place=${place%%/*}
	has_only "${2#*://}" 'A-Za-z0-9.:/_-' || die "$1 is no URL"
	case $2 in
	https://*) ;;
	http://*)
		case ${place%:*} in
		127.0.0.1 | localhost) ;;
		*) die "$1 must begin with https://" ;;
		esac
		;;
	*) die "$1 must begin with https://" ;;
	esac
	say "$1: asking $place"
	printf '%s' "${2%/}"
}

# Decodes base64, with either alphabet; no tool for it is there on every system.
decode() {
	tr '_-' '/+' | awk '{
		letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
		for (i = 1; i <= length($0); i++) {
			at = index(letters, substr($0, i, 1))
			if (at == 0) {
				break
			}
			bits = bits * 64 + at - 1
			if (i % 4 != 1) {
				unit = i % 4 == 2 ? 16 : i % 4 == 3 ? 4 : 1
				printf "%c", int(bits / unit) % 256
				bits = bits % unit
			}
		}
	}'
}

# Source: clerk/javascript packages/shared/src/keys.ts, parsePublishableKey.
host_of() { # PK
	case $1 in
	pk_test_* | pk_live_*) ;;
	*) return 1 ;;
	esac
	has_only "${1#pk_????_}" 'A-Za-z0-9+/=' || return 1
	decoded=$(printf '%s\n' "${1#pk_????_}" | decode)
	case $decoded in
	*'$') is_host "${decoded%'$'}" && printf '%s' "${decoded%'$'}" ;;
	*) return 1 ;;
	esac
}

terminal=

restore() {
	[ -z "$terminal" ] || stty "$terminal" 2>/dev/null
	terminal=
}

# ask_key PROMPT: sets $answer to a line that is not shown.
ask_key() {
	[ -t 0 ] || die "$2 is not set, and there is no terminal to ask on"
	terminal=$(stty -g) || die 'cannot ask: the terminal shows what is typed'
	stty -echo || die 'cannot ask: the terminal shows what is typed'
	printf '%s (not shown): ' "$1" >&2
	IFS= read -r answer
	restore
	printf '\n' >&2
}

# ------------------------------------------------------------------------ calls

# What curl is to do goes to it through a pipe: its arguments are seen by others.
request() { # METHOD URL BEARER DATA
	printf 'request = "%s"\nurl = "%s"\n' "$1" "$2"
	case $2 in
	"$platform"/*) ;;
	"$bapi"/*) printf 'header = "Clerk-API-Version: %s"\n' "$version" ;;
	esac
	[ -z "$3" ] || printf 'header = "Authorization: Bearer %s"\n' "$3"
	if [ "$1" = POST ]; then
		printf 'header = "Content-Type: application/json"\n'
		printf '%s\n' "$4" | sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/data = "&"/'
	fi
}

transfer() {
	request "$@" | curl -q --config - --silent --proto "$protocols" --max-redirs 0 \
		--connect-timeout "$patience" --max-time "$patience" --max-filesize "$most" \
		--user-agent clerk-audit-export --header 'Accept: application/json' \
		--write-out '\n%{http_code} %header{retry-after}' 2>/dev/null
	printf '\n%s.' "$?"
}

trouble() { # EXIT: what went wrong, by curl's exit status
	case $1 in
	5 | 6) echo 'the host is not found' ;;
	7) echo 'no connection' ;;
	18) echo 'the answer was cut off' ;;
	23 | 63) echo 'the answer is too large' ;;
	28) echo 'no answer in time' ;;
	35 | 51 | 53 | 54 | 58 | 59 | 60 | 77 | 80 | 83 | 90 | 91)
		echo 'no connection that can be trusted'
		;;
	52) echo 'the answer was empty' ;;
	*) echo "the transfer failed (curl: $1)" ;;
	esac
}

# One value, so that no answer can write beyond its place; prints how many values are in it.
count_of() {
	sed 's/\\.//g; s/"[^"]*"//g' | tr -cd '][{},' | awk '
		{ text = text $0 }
		END {
			if (text !~ /^[[{].*[]}]$/) {
				exit 1
			}
			n = length(text)
			for (i = 1; i <= n; i++) {
				c = substr(text, i, 1)
				if (c == "{" || c == "[") {
					values += depth == 1
					depth++
				} else if (c == "}" || c == "]") {
					depth--
					if (depth == 0 && i < n) {
						exit 1
					}
				}
			}
			if (depth != 0) {
				exit 1
			}
			print values + 0
		}'
}

# call_once METHOD URL BEARER DATA: sets $status, $body, $values, which are in it, and $after
# (Retry-After). Without a usable answer the status is 000, or stop if another try is no use,
# and $why says why.
call_once() {
	answer=$(transfer "$@" | head -c "$most")
	status=stop
	after=
	body=
	why='the answer is too large'
	case $answer in
	*"$nl"[0-9]. | *"$nl"[0-9][0-9].) ;;
	*) return ;;
	esac
	code=${answer##*"$nl"}
	answer=${answer%"$nl"*}
	body=${answer%"$nl"*}
	answer=${answer##*"$nl"}
	if [ "$code" != 0. ]; then
		why=$(trouble "${code%.}")
		case $code in
		23. | 63.) ;;
		*) status=000 ;;
		esac
		return
	fi
	status=${answer%% *}
	after=${answer#* }
	case $status in
	408 | 429 | 5??) why="answered $status" ;;
	200 | 4??)
		if ! values=$(printf '%s\n' "$body" | count_of); then
			why="answered $status, and not with JSON"
			status=000
		fi
		;;
	3??)
		why="answered $status: it leads elsewhere, which is not followed"
		status=stop
		;;
	*)
		why="answered $status"
		status=stop
		;;
	esac
}

# Seconds to wait by Retry-After, in seconds or as a date; $1 without one.
wait_of() {
	if has_only "$after" 0-9 && [ "${#after}" -le 9 ]; then
		printf '%s' "$after"
		return
	fi
	case $after in
	[A-Z]??', '[0-9][0-9]' '[A-Z]??' '[0-9][0-9][0-9][0-9]' '[0-9][0-9]:[0-9][0-9]:[0-9][0-9]' GMT')
		printf '%s\n%s\n' "$(date -u '+%a, %d %b %Y %H:%M:%S GMT')" "$after" | awk '
			{
				split($5, clock, ":")
				m = (index("JanFebMarAprMayJunJulAugSepOctNovDec", $3) + 2) / 3
				y = m > 2 ? $4 : $4 - 1
				m = m > 2 ? m - 3 : m + 9
				days = 365 * y + int(y / 4) - int(y / 100) + int(y / 400) \
					+ int((153 * m + 2) / 5) + $2
				at[NR] = days * 86400 + clock[1] * 3600 + clock[2] * 60 + clock[3]
			}
			END { # a number that the shell understands, however far that is
				wait = at[2] - at[1]
				wait = wait > 999999999 ? 999999999 : wait
				printf("%d", wait > 0 ? wait : 0)
			}'
		;;
	*) printf '%s' "$1" ;;
	esac
}

# call METHOD URL BEARER DATA: an answer, if need be after some tries; else why not in $why.
call() {
	try=1
	while :; do
		call_once "$@"
		case $status in
		000 | 408 | 429 | 5??) ;;
		stop) return 1 ;;
		*) return 0 ;;
		esac
		if [ "$try" -ge "$tries" ]; then
			why="$why, $try times"
			return 1
		fi
		pause=$((1 << (try - 1)))
		pause=$(wait_of $((pause < patience ? pause : patience)))
		if [ "$pause" -gt "$patience" ]; then
			why="$why, and to come back in $pause seconds"
			return 1
		fi
		say "$why: trying again in $pause s"
		sleep "$pause"
		try=$((try + 1))
	done
}

refusal() { # the code of Clerk's error answer in $body
	printf '%s\n' "$body" | tr ',{' "$nl$nl" |
		sed -n 's/^[[:space:]]*"code"[[:space:]]*:[[:space:]]*"\([a-z0-9_]\{1,60\}\)".*/\1/p' |
		head -n 1
}

total_of() {
	printf '%s\n' "$body" | tr ',{}' "$nl$nl$nl" |
		sed -n 's/^[[:space:]]*"total_count"[[:space:]]*:[[:space:]]*\([0-9]\{1,9\}\)[[:space:]]*$/\1/p' |
		head -n 1
}

# The entries of a page, {"data":[…],"total_count":n} or a bare list, without their brackets.
entries() {
	printf '%s' "$body" | tr '\n' ' ' | sed '
		s/^ *{ *"total_count" *: *[0-9]* *, *"data" *: *\[\(.*\)\] *} *$/\1/
		t
		s/^ *{ *"data" *: *\[\(.*\)\] *, *"total_count" *: *[0-9]* *} *$/\1/
		t
		s/^ *\[\(.*\)\] *$/\1/
		t
		d'
}

# call_pages URL BEARER: all pages of a list, as one answer in $body.
call_pages() {
	all=
	offset=0
	number=1
	case $1 in
	*\?*) join='&' ;;
	*) join='?' ;;
	esac
	while :; do
		call GET "$1${join}limit=$page&offset=$offset" "$2" '' || return 1
		[ "$status" = 200 ] || return 0
		total=$(total_of)
		part=$(entries)
		values=$(printf '[%s]\n' "$part" | count_of)
		offset=$((offset + values))
		end=${total:-$((values < page ? offset : offset + 1))}
		if [ "$number" = 1 ] && { [ "$offset" -ge "$end" ] || [ -z "$part" ]; }; then
			return 0
		fi
		all=$all${part:+${all:+,}$part}
		[ "$offset" -lt "$end" ] || break
		number=$((number + 1))
		if [ "$values" = 0 ] || [ "$number" -gt "$pages" ] || [ "${#all}" -gt "$most" ]; then
			why='its pages do not add up'
			return 1
		fi
	done
	body="[$all]"
	[ -z "$total" ] || body="{\"data\":$body,\"total_count\":$total}"
}

# ------------------------------------------------------------------------ parts

# finished SLOT: is it there from an earlier run? What was refused is asked again.
finished() {
	[ -f "$work/$1.json" ] && grep -q '"status": *200' "$work/$1.json" || return 1
	status=200
	note got "$1" 'in an earlier run'
}

# put SLOT: brings $body into its part, through clerk-audit, which drops and hashes; else $why.
put() {
	case $1 in
	bapi.* | fapi.*) spoken="\"api_version\":\"$version\"," ;;
	*) spoken= ;;
	esac
	case $1 in
	*.*) document="\"${1%%.*}\":{\"${1#*.}\":$body}" ;;
	*) document="\"$1\":$body" ;;
	esac
	# whose key it is, only an answer shows
	[ "$1.$status" != bapi.instance.200 ] ||
		document="\"secret_key_fingerprints\":[\"$fingerprint\"],$document"
	why=$(printf '{"captured_at":"%s","fapi_host":"%s"%s,"sources":{"%s":{"status":%s,%s"fetched_at":"%s"}},%s}\n' \
		"$started" "$host" "$identity" "$1" "$status" "$spoken" "$(now)" "$document" |
		"$audit" snapshot import - -o "$work/$1.json" 2>&1 >/dev/null) && return
	why=${why##*"$nl"}
	return 1
}

# tell SLOT: the line about an answer that is kept.
tell() {
	case $status in
	200) note got "$1" ;;
	401)
		note refused "$1" "$status $(refusal)"
		missing=1
		;;
	*) note refused "$1" "$status $(refusal)" ;;
	esac
}

# get SLOT URL BEARER [one|list [URL-IF-404]]
get() {
	finished "$1" && return
	round=1
	while :; do
		if [ "${4-one}" = list ]; then
			call_pages "$2" "$3"
		else
			call GET "$2" "$3" ''
		fi || break
		if [ "$status" = 404 ] && [ -n "${5-}" ]; then
			call_pages "$5" "$3" || break
		fi
		if put "$1"; then
			tell "$1"
			return
		fi
		[ "$round" = 1 ] || break
		round=2
	done
	status=000
	fail "$1" "$why"
}

# ids PREFIX: the different ids that begin so, of the JSON on standard input.
ids() {
	tr ',{}' "$nl$nl$nl" |
		sed -n 's/^[[:space:]]*"[a-z_]*"[[:space:]]*:[[:space:]]*"\('"$1"'[A-Za-z0-9]\{1,64\}\)"[[:space:]]*$/\1/p' |
		sort -u | head -n 250
}

ids_in() { # SLOT PREFIX: the same of a part
	[ ! -f "$work/$1.json" ] || ids "$2" <"$work/$1.json"
}

# --------------------------------------------------------- tier 0: what is public

tier_0() {
	get fapi.environment "$fapi/v1/environment?__clerk_api_version=$version" ''
	if [ "$status" = 401 ]; then
		say 'the instance answers browsers that it knows alone. Making oneself known is a POST,'
		say 'which is not done here: save what clerk api --fapi /environment prints, and add it'
		say 'with clerk-audit snapshot import'
	fi
	get fapi.jwks "$fapi/.well-known/jwks.json" ''
}

# ----------------------------------------------- tier 1: what the secret key reads

read_secret() {
	if [ -z "$secret" ]; then
		ask_key 'Clerk secret key, sk_…' CLERK_SECRET_KEY
		secret=$answer
		answer=
	fi
	case $secret in
	sk_test_* | sk_live_*) ;;
	*) die 'the secret key does not begin with sk_test_ or sk_live_' ;;
	esac
	has_only "$secret" 'A-Za-z0-9_+/=.-' || die 'the secret key has characters that no key has'
	case $mode.$secret in
	live.sk_test_* | test.sk_live_*)
		die 'the secret key is of another instance: one of the keys is for development'
		;;
	esac
	fingerprint=$(printf '%s' "$secret" | "$audit" snapshot fingerprint --bare) ||
		die 'the secret key is none'
}

# Keys of two instances would give a snapshot of none.
check_instance() {
	public_id=$(ids_in fapi.jwks ins_)
	own_id=$(ids_in bapi.instance ins_)
	if [ -n "$public_id" ] && [ -n "$own_id" ] && [ "$public_id" != "$own_id" ]; then
		rm -f "$work/bapi.instance.json"
		die "the secret key is of $own_id, and $host of another instance"
	fi
}

# Of the lists of people only how many there are is kept.
count_identifiers() {
	finished bapi.identifier_stats && return
	counts=
	whole=200
	for list in allowlist blocklist; do
		case $list in
		allowlist) query='?paginated=true&limit=1' ;;
		*) query= ;;
		esac
		if ! call GET "$bapi/${list}_identifiers$query" "$secret" ''; then
			note failed "bapi.identifier_stats.$list" "$why"
			whole=206
		elif [ "$status" != 200 ]; then
			tell "bapi.identifier_stats.$list"
		elif total=$(total_of) && [ -n "$total" ]; then
			counts="$counts${counts:+,}\"$list\":{\"total_count\":$total}"
			note got "bapi.identifier_stats.$list"
		else
			note failed "bapi.identifier_stats.$list" 'the answer has no total_count'
		fi
	done
	body="{$counts}"
	status=$whole # what is not whole is asked again when the run is resumed
	[ -z "$counts" ] || put bapi.identifier_stats || note failed bapi.identifier_stats "$why"
}

tier_1() {
	get bapi.instance "$bapi/instance" "$secret"
	check_instance
	get bapi.organization_settings "$bapi/instance/organization_settings" "$secret"
	get bapi.communication "$bapi/instance/communication" "$secret"
	get bapi.protect "$bapi/instance/protect" "$secret"
	get bapi.oauth_application_settings "$bapi/instance/oauth_application_settings" "$secret"
	get bapi.domains "$bapi/domains" "$secret"
	get bapi.jwks "$bapi/jwks" "$secret"
	get bapi.users_count "$bapi/users/count" "$secret"
	get bapi.jwt_templates "$bapi/jwt_templates?paginated=true" "$secret" list
	get bapi.redirect_urls "$bapi/redirect_urls?paginated=true" "$secret" list
	get bapi.organization_roles "$bapi/organization_roles" "$secret" list
	get bapi.organization_permissions "$bapi/organization_permissions" "$secret" list
	get bapi.role_sets "$bapi/role_sets" "$secret" list
	get bapi.billing_plans "$bapi/billing/plans?paginated=true" "$secret" list \
		"$bapi/commerce/plans?paginated=true"
	get bapi.oauth_applications "$bapi/oauth_applications" "$secret" list
	get bapi.enterprise_connections "$bapi/enterprise_connections" "$secret" list
	get bapi.machines "$bapi/machines" "$secret" list
	get bapi.templates_email "$bapi/templates/email?paginated=true" "$secret" list
	get bapi.templates_sms "$bapi/templates/sms?paginated=true" "$secret" list
	count_identifiers
}

# ------------------------------------------- tier 2: what a Platform API key reads

read_account() {
	if [ -z "$account" ]; then
		ask_key 'Clerk Platform API key, ak_…' CLERK_PLATFORM_API_KEY
		account=$answer
		answer=
	fi
	case $account in
	ak_*) ;;
	*) die 'the Platform API key does not begin with ak_' ;;
	esac
	has_only "$account" 'A-Za-z0-9_+/=.-' ||
		die 'the Platform API key has characters that no key has'
}

# The one of the application's instances that is exported: the others are not asked for.
choose_instance() {
	wanted=$(ids_in bapi.instance ins_)
	wanted=${wanted:-$(ids_in fapi.jwks ins_)}
	wanted=${wanted:-$public_key}
	[ -n "$wanted" ] || return 1
	found=$(printf '%s\n' "$body" | tr -d '\n' | tr '{}' "$nl$nl" | grep -F "\"$wanted\"" | head -n 1)
	[ -n "$found" ] || return 1
	body="{$found}"
}

find_application() {
	slot=platform.application_instance
	finished "$slot" && return
	call GET "$app_url?include_secret_keys=false" "$account" '' || fail "$slot" "$why" || return
	if [ "$status" != 200 ]; then
		tell "$slot"
		missing=1
		return 1
	fi
	choose_instance || fail "$slot" "$application has no such instance" || return
	put "$slot" || fail "$slot" "$why" || return
	tell "$slot"
}

domain_statuses() {
	finished platform.domain_status && return
	statuses=
	whole=200
	for domain in $(ids_in platform.domains dmn_ | head -n 100); do
		if call GET "$app_url/domains/$domain/status" "$account" ''; then
			statuses="$statuses${statuses:+,}\"$domain\":$body"
			tell "platform.domain_status.$domain"
		else
			note failed "platform.domain_status.$domain" "$why"
			whole=206
		fi
	done
	status=$whole
	body="{$statuses}"
	[ -z "$statuses" ] || put platform.domain_status || note failed platform.domain_status "$why"
}

tier_2() {
	app_url=$platform/applications/$application
	identity=$identity,\"application_id\":\"$application\"
	find_application || return
	instance=$(ids_in platform.application_instance ins_ | head -n 1)
	get platform.config "$app_url/instances/$instance/config" "$account"
	get platform.jwt_templates "$app_url/instances/$instance/jwt_templates" "$account"
	get platform.redirect_urls "$app_url/instances/$instance/redirect_urls" "$account" list
	if grep -q '"production"' "$work/platform.application_instance.json"; then
		get platform.domains "$app_url/domains" "$account" && domain_statuses
	fi # the domains are the production instance's, and would be taken for this one's
}

# ------------------------------------------------------- tier 3: webhook endpoints

# member NAME: a text out of the JSON on standard input.
member() {
	sed 's,\\/,/,g' | tr ',{}' "$nl$nl$nl" |
		sed -n 's/^[[:space:]]*"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"\\]*\)"[[:space:]]*$/\1/p' |
		head -n 1
}

# The portal's link holds a login that is good once; where that is seen: README.
open_portal() {
	why='the link to the portal is not as expected'
	link=$(printf '%s\n' "$body" | member svix_url)
	case $link in
	https://*'#key='*) ;;
	*) return 1 ;;
	esac
	link=$(printf '%s\n' "${link#*'#key='}" |
		sed 's/%2[Bb]/+/g; s,%2[Ff],/,g; s/[%&=].*//' | decode)
	app=$(printf '%s\n' "$link" | member appId)
	token=$(printf '%s\n' "$link" | member oneTimeToken)
	region=$(printf '%s\n' "$link" | member region)
	region=${region:-eu}
	has_only "$app" 'A-Za-z0-9_.-' && has_only "$token" 'A-Za-z0-9_.=-' &&
		has_only "$region" a-z0-9 || return 1
	svix=$(base CLERK_AUDIT_SVIX_URL "${CLERK_AUDIT_SVIX_URL-}" "https://api.$region.svix.com") || exit 2
	call POST "$svix/api/v1/auth/one-time-token/" '' "{\"oneTimeToken\":\"$token\",\"appId\":\"$app\"}" ||
		return 1
	token=$(printf '%s\n' "$body" | member token)
	why="the portal's login was refused: $status"
	[ "$status" = 200 ] && has_only "$token" 'A-Za-z0-9_.=-'
}

# Puts the endpoints' secrets beside the list in $body; clerk-audit makes fingerprints of them.
add_secrets() {
	list=$body
	secrets=
	for endpoint in $(printf '%s\n' "$list" | ids ep_); do
		if ! call GET "$svix/api/v1/app/$app/endpoint/$endpoint/secret" "$token" ''; then
			note failed "webhooks.$endpoint.secret" "$why"
		elif [ "$status" != 200 ]; then
			note failed "webhooks.$endpoint.secret" "answered $status"
		else
			secrets="$secrets${secrets:+,}\"$endpoint\":$body"
			note got "webhooks.$endpoint.secret" 'for its fingerprint'
		fi
	done
	body="{\"secrets\":{$secrets},${list#*\{}"
	secrets=
	status=200
}

list_endpoints() {
	open_portal || return 1
	call GET "$svix/api/v1/app/$app/endpoint?limit=250" "$token" '' || return 1
	why="the list of endpoints was refused: $status"
	[ "$status" = 200 ] || return 1
	add_secrets
}

tier_3() {
	finished webhooks && return
	say 'webhooks: making a login for the page of the endpoints, to read them'
	if ! call POST "$bapi/webhooks/svix_url" "$secret" '' ||
		{ [ "$status" = 200 ] && ! list_endpoints; } || ! put webhooks; then
		note failed webhooks "$why"
		return
	fi
	token=
	tell webhooks
}

# ------------------------------------------------------------------------- main

now() {
	date -u +%Y-%m-%dT%H:%M:%SZ
}

refuse_secret() {
	case $1 in
	sk_* | ak_* | whsec_*) die 'a secret must not be an argument, where others see it: see --help' ;;
	esac
}

tier=0
public_key=${CLERK_PUBLISHABLE_KEY-}
host=
application=
webhooks=
output=clerk-snapshot.json
work=
resume=
patience=60
while [ $# -gt 0 ]; do
	case $1 in
	--resume | --webhooks | -h | --help) ;;
	--tier | --publishable-key | --host | --application | -o | --output | --work | --patience)
		[ $# -gt 1 ] || die "option needs a value: '$1'"
		refuse_secret "$2"
		;;
	*)
		refuse_secret "$1"
		die "unknown option '${1%%=*}': see --help"
		;;
	esac
	case $1 in
	--tier) tier=$2 ;;
	--publishable-key) public_key=$2 ;;
	--host) host=$2 ;;
	--application) application=$2 ;;
	-o | --output) output=$2 ;;
	--work) work=$2 ;;
	--patience) patience=$2 ;;
	--resume) resume=1 ;;
	--webhooks) webhooks=1 ;;
	*)
		usage
		exit 0
		;;
	esac
	case $1 in
	--resume | --webhooks) shift ;;
	*) shift 2 ;;
	esac
done

secret=${CLERK_SECRET_KEY-}
account=${CLERK_PLATFORM_API_KEY-}
unset CLERK_SECRET_KEY CLERK_PLATFORM_API_KEY

case $tier in
0 | 1 | 2) ;;
3) die 'tier 3 is --webhooks: its call is not read-only, so it is asked for by name' ;;
*) die "there is no tier '$tier': 0, 1 or 2" ;;
esac
case $output in
'' | - | */) die "--output is no name of a file: '$output'" ;;
-*) output=./$output ;; # no program takes it for an option
esac
[ ! -d "$output" ] || die "--output is a folder: '$output'"
case $work in
-*) work=./$work ;;
esac
[ -z "$webhooks" ] || [ "$tier" -gt 0 ] || die '--webhooks needs the secret key: add --tier 1'
has_only "$patience" 0-9 && [ "${#patience}" -le 4 ] && [ "$patience" -gt 0 ] ||
	die "--patience is no number of seconds: '$patience'"
[ -z "$host" ] || public_key=
if [ -z "$host" ]; then
	[ -n "$public_key" ] || die 'whose snapshot? Give --publishable-key or --host: see --help'
	host=$(host_of "$public_key") || die 'the publishable key is not well-formed'
fi
is_host "$host" || die "--host is no host: 'clerk.example.com' is one"
case $public_key.$host in
pk_live_*) mode='live' ;;
pk_test_* | .*.clerk.accounts.dev) mode='test' ;;
*) mode= ;;
esac
if [ "$tier" -gt 1 ]; then
	has_only "${application#app_}" A-Za-z0-9 && [ "${application#app_}" != "$application" ] ||
		die 'tier 2 needs --application, with an id: app_…'
fi

command -v curl >/dev/null 2>&1 || die 'curl is missing: install it (Debian: apt install curl)'
case $(command -v printf) in
/*) die 'in this shell printf is a program, whose arguments others see: use another sh' ;;
esac
audit=${CLERK_AUDIT-}
here=$(dirname "$0")
for program in clerk-audit "$here/bin/clerk-audit" "$here/../build/clerk-audit"; do
	[ -n "$audit" ] || audit=$(command -v "$program")
done
"$audit" --version >/dev/null 2>&1 || die 'clerk-audit is missing: set CLERK_AUDIT to where it is'

bapi=$(base CLERK_AUDIT_BAPI_URL "${CLERK_AUDIT_BAPI_URL-}" https://api.clerk.com/v1) || exit 2
fapi=$(base CLERK_AUDIT_FAPI_URL "${CLERK_AUDIT_FAPI_URL-}" "https://$host") || exit 2
platform=$(base CLERK_AUDIT_PLATFORM_URL "${CLERK_AUDIT_PLATFORM_URL-}" https://api.clerk.com/v1/platform) || exit 2
case $bapi$fapi$platform${CLERK_AUDIT_SVIX_URL-} in
*http://*) protocols='=http,https' ;;
*) protocols='=https' ;;
esac

trap restore EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
[ "$tier" -lt 1 ] || read_secret
[ "$tier" -lt 2 ] || read_account

own_work=
if [ -z "$work" ]; then
	work=${output%.json}.parts
	own_work=1
fi
mkdir -p -- "$work" 2>/dev/null && [ -w "$work" ] || die "cannot write into '$work'"
for file in "$work"/*.json; do
	[ -f "$file" ] || continue
	[ -n "$resume" ] || die "'$work' holds parts of an earlier run: go on with --resume, or remove it"
	grep -q "\"fapi_host\": *\"$host\"" "$file" || die "'$file' is of another instance than $host"
done

identity=${public_key:+,\"publishable_key\":\"$public_key\"}
started=$(now)
tier_0
[ "$tier" -lt 1 ] || tier_1
[ "$tier" -lt 2 ] || tier_2
[ -z "$webhooks" ] || tier_3
secret=
account=

printf '%s got, %s refused, %s failed\n' "$got" "$refused" "$failed"
if [ "$got" -eq 0 ]; then
	[ -z "$own_work" ] || rmdir -- "$work" 2>/dev/null
	die 'nothing was got, so no snapshot is written'
fi
why=$("$audit" snapshot import "$work" -o "$output" 2>&1) || die "no snapshot is written: $why"
printf 'written: %s\n' "$output"
if [ -n "$missing" ]; then
	printf 'something is missing: the same with --resume asks for the rest\n'
	exit 1
fi
if [ -n "$own_work" ]; then
	rm -f -- "$work"/*.json
	rmdir -- "$work" 2>/dev/null
fi
exit 0
