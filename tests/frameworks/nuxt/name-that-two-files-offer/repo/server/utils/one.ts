export const verifyDelivery = async (event: unknown) => ({ type: String(event) })
