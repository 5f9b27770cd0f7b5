import { harTasks } from '@ohos/hvigor-ohos-plugin';

export default {
  system: harTasks, // Hvigor's own tasks; this line cannot be changed.
  plugins: [], // Tasks of our own would go here.
};
