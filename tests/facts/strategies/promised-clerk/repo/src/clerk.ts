function loaded() {
	return window.Clerk ?? null;
}

export function whenLoaded(timeout = 1000) {
	const clerk = loaded();
	if (clerk) return Promise.resolve(clerk);
	return new Promise((resolve, reject) => {
		setTimeout(() => (loaded() ? resolve(loaded()) : reject(new Error("late"))), timeout);
	});
}
