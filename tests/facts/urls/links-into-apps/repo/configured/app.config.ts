export default ({ config }) => ({ ...config, scheme: "configured" });
