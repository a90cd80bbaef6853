export const withBackoff = (work) => work();
