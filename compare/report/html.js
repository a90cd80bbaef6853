
'use strict';

/* The report stands complete without this: it filters, moves between findings and copies links. */
(() => {
	const FACETS = ['severity', 'area', 'app', 'rule'];
	const HASH_DELAY = 250; /* ms; browsers refuse too many changes of the address */

	const form = document.getElementById('filter');
	const help = document.getElementById('help');
	const status = document.getElementById('status');
	const findings = [...document.querySelectorAll('article.finding')];
	const isSilenced = (finding) => finding.parentElement.id === 'silenced';
	const silenced = findings.filter(isSilenced);
	const lists = [
		{word: 'findings', all: findings.length - silenced.length},
		{word: 'silenced', all: silenced.length},
	];
	let texts;
	let hashTimer;

	const address = () => location.href.split('#')[0];

	function say(text) {
		document.getElementById('said').textContent = text;
	}

	/* What of a finding is searched: not the labels, which all of them have. */
	function textOf(finding) {
		const parts = finding.querySelectorAll('h3, .meta, .message, dd, .print a');
		return [...parts].map((it) => it.textContent).join('\n').toLowerCase();
	}

	function readForm() {
		const data = new FormData(form);
		const state = {
			words: data.get('text').toLowerCase().split(/\s+/).filter(Boolean),
			severity: data.getAll('severity'),
		};
		for (const facet of FACETS.slice(1)) {
			state[facet] = data.get(facet) ? [data.get(facet)] : null;
		}
		return state;
	}

	/* The facets that keep a finding out; text counts as one. */
	function reasons(finding, index, state) {
		const out = FACETS.filter(
			(it) => state[it] && !state[it].includes(finding.dataset[it]));
		if (state.words.length > 0) {
			texts ??= findings.map(textOf);
			if (!state.words.every((it) => texts[index].includes(it))) {
				out.push('text');
			}
		}
		return out;
	}

	/* A value's count: the findings there would be if this facet alone were set to it. */
	function countUp(counts, finding, out) {
		for (const facet of FACETS) {
			if (out.length === 0 || (out.length === 1 && out[0] === facet)) {
				const key = `${facet} ${finding.dataset[facet]}`;
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
		}
	}

	function showCounts(counts) {
		for (const box of form.querySelectorAll('[name=severity]')) {
			const count = counts.get(`severity ${box.value}`) ?? 0;
			box.parentElement.querySelector('span').textContent = count;
		}
		for (const option of form.querySelectorAll('option:not([value=""])')) {
			const count = counts.get(`${option.parentElement.name} ${option.value}`) ?? 0;
			option.dataset.name ??= option.textContent.replace(/ \(\d+\)$/, '');
			option.textContent = `${option.dataset.name} (${count})`;
		}
	}

	function showStatus(shown) {
		const all = shown.every((it, i) => it === lists[i].all);
		if (all) {
			status.textContent = status.dataset.all;
			return;
		}
		status.textContent = lists
			.map((it, i) => (it.all > 0 ? `${shown[i]} of ${it.all} ${it.word}` : ''))
			.filter(Boolean)
			.join(', ') + ' match the filter';
	}

	/* The filter as it stands in the address; '' when it lets everything through. */
	function filterHash() {
		const out = new URLSearchParams();
		const boxes = [...form.querySelectorAll('[name=severity]')];
		const data = new FormData(form);
		for (const name of ['text', 'area', 'app', 'rule']) {
			if (data.get(name)) {
				out.set(name, data.get(name));
			}
		}
		if (boxes.some((it) => !it.checked)) {
			out.set('severity', data.getAll('severity').join(' '));
		}
		return String(out) === '' ? '' : `#filter?${out}`;
	}

	function rememberFilter() {
		clearTimeout(hashTimer);
		hashTimer = setTimeout(() => {
			const hash = filterHash();
			if (hash !== '' || location.hash.startsWith('#filter?')) {
				history.replaceState(null, '', address() + hash);
			}
		}, HASH_DELAY);
	}

	function apply() {
		const state = readForm();
		const counts = new Map();
		const shown = [0, 0];
		findings.forEach((finding, index) => {
			const out = reasons(finding, index, state);
			const list = isSilenced(finding) ? 1 : 0;
			finding.hidden = out.length > 0;
			shown[list] += finding.hidden ? 0 : 1;
			if (list === 0) {
				countUp(counts, finding, out);
			}
		});
		showCounts(counts);
		showStatus(shown);
		rememberFilter();
	}

	function clear() {
		form.reset();
		apply();
	}

	function restoreFilter(wanted) {
		form.reset();
		for (const name of ['text', 'area', 'app', 'rule']) {
			const field = form.elements[name];
			if (field && wanted.has(name)) {
				field.value = wanted.get(name);
			}
		}
		if (wanted.has('severity')) {
			const severities = wanted.get('severity').split(' ');
			for (const box of form.querySelectorAll('[name=severity]')) {
				box.checked = severities.includes(box.value);
			}
		}
		apply();
	}

	function go(finding) {
		if (finding.hidden) {
			clear();
		}
		finding.focus({preventScroll: true});
		finding.scrollIntoView({block: 'start'});
	}

	/* #filter?…, #finding-… or the fingerprint itself, which may be cut; else something that opens. */
	function follow() {
		const hash = location.hash;
		const hex = /^#(?:finding-|sha256:)([0-9a-f]{8,64})$/.exec(hash);
		if (hash.startsWith('#filter?') && form) {
			restoreFilter(new URLSearchParams(hash.slice('#filter?'.length)));
		} else if (hex) {
			const finding = findings.find((it) => it.id.startsWith(`finding-${hex[1]}`));
			if (finding) {
				go(finding);
			}
		} else if (hash.length > 1) {
			const target = document.getElementById(hash.slice(1));
			const details = target?.matches('#verdicts') ? target.querySelector('details') : target;
			if (details?.matches('details')) {
				details.open = true;
				target.scrollIntoView({block: 'start'});
			}
		}
	}

	/* From the finding that has the focus, or else from the first that is in sight. */
	function move(step) {
		const seen = findings.filter((it) => !it.hidden);
		const from = seen.indexOf(document.activeElement.closest('article.finding'));
		const first = seen.findIndex((it) => it.getBoundingClientRect().bottom > 0);
		const to = from >= 0 ? from + step : Math.max(first, 0);
		if (seen.length > 0) {
			go(seen[Math.min(Math.max(to, 0), seen.length - 1)]);
		}
	}

	async function copyLink(button) {
		const finding = button.closest('article.finding');
		try {
			await navigator.clipboard.writeText(`${address()}#${finding.id}`);
			button.textContent = 'Copied';
			say('link copied');
		} catch {
			location.hash = finding.id;
			say('the link is in the address bar');
		}
	}

	const KEYS = {
		'j': () => move(1),
		'k': () => move(-1),
		'/': () => form.elements.text.focus(),
		'?': () => help.showModal(),
	};

	function isTyping(element) {
		return element.matches('input:not([type=checkbox]), select, textarea');
	}

	function onKey(event) {
		if (help.open || event.ctrlKey || event.metaKey || event.altKey) {
			return;
		}
		if (event.key === 'Escape') {
			clear();
		} else if (document.getElementById('keys').checked && !isTyping(document.activeElement) &&
				KEYS[event.key]) {
			event.preventDefault();
			KEYS[event.key]();
		}
	}

	/* What is closed would not be printed by browsers that cannot open it by style. */
	function openForPrint() {
		const closed = [...document.querySelectorAll('details:not([open])')];
		const set = (open) => closed.forEach((it) => {
			it.open = open;
		});
		set(true);
		addEventListener('afterprint', () => set(false), {once: true});
	}

	document.documentElement.classList.add('js');
	addEventListener('beforeprint', openForPrint);
	addEventListener('hashchange', follow);
	if (form) {
		form.hidden = false;
		status.dataset.all = status.textContent;
		form.addEventListener('input', apply);
		form.addEventListener('submit', (event) => event.preventDefault());
		form.addEventListener('reset', () => setTimeout(apply));
		document.getElementById('show-help').addEventListener('click', () => help.showModal());
		document.addEventListener('keydown', onKey);
		document.addEventListener('click', (event) => {
			if (event.target.matches('.copy')) {
				copyLink(event.target);
			}
		});
		apply();
	}
	follow();
})();
