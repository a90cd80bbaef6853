export const done = (order) => order.status === 'complete';
export const label = { pending: 'missing_requirements' };
