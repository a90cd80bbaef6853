export default defineEventHandler(async (event) => {
  const { userId } = event.context.auth;
  return event.context.auth().orgId ?? userId;
});
