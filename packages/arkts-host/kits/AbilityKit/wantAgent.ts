/** `wantAgent`: a want that somebody else may send later in the application's name. Only single abilities are started. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { closedNamespace, failUnimplemented } from '../host/unimplemented.ts';
import type { Want } from './constants.ts';

const kit = 'AbilityKit';
const PARAMETER_ERROR = 401;

enum OperationType {
  UNKNOWN_TYPE = 0,
  START_ABILITY = 1,
  START_ABILITIES = 2,
  START_SERVICE = 3,
  SEND_COMMON_EVENT = 4,
}

enum WantAgentFlags {
  ONE_TIME_FLAG = 0,
  NO_BUILD_FLAG = 1,
  CANCEL_PRESENT_FLAG = 2,
  UPDATE_PRESENT_FLAG = 3,
  CONSTANT_FLAG = 4,
  REPLACE_ELEMENT = 5,
  REPLACE_ACTION = 6,
  REPLACE_URI = 7,
  REPLACE_ENTITIES = 8,
  REPLACE_BUNDLE = 9,
}

interface WantAgentInfo {
  wants: Want[];
  actionType?: OperationType;
  requestCode: number;
  actionFlags?: WantAgentFlags[];
}

const wants = new WeakMap<object, Want>();

/** Host control: what an agent starts. @throws BusinessError 401 for what is no agent */
export function wantOf(agent: object): Want {
  const want = wants.get(agent);
  if (want === undefined) throw businessError(PARAMETER_ERROR, 'Parameter error. This is no WantAgent.');
  return want;
}

/** Rejects with BusinessError 401 for an agent without a want. */
async function getWantAgent(info: WantAgentInfo): Promise<object> {
  const [want, ...others] = info.wants;
  if (info.actionType !== OperationType.START_ABILITY || others.length > 0) {
    return failUnimplemented(kit, `wantAgent.getWantAgent of type ${OperationType[info.actionType ?? 0]}`);
  }
  if (want === undefined) throw businessError(PARAMETER_ERROR, 'Parameter error. There is no want.');
  const agent = {};
  wants.set(agent, structuredClone(want));
  return agent;
}

export const wantAgent = closedNamespace(kit, 'wantAgent', { OperationType, WantAgentFlags, getWantAgent });
