import { hapTasks } from '@ohos/hvigor-ohos-plugin';

export default {
  system: hapTasks, // Hvigor's own tasks; this line cannot be changed.
  plugins: [], // Tasks of our own would go here.
};
