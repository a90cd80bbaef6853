export async function onCreated(data: any) {}
export async function onDeleted(data: any) {}
