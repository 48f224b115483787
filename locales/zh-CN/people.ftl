# 工作人员：角色、邀请、请假与代办。
people-role-registrar = 登记员
people-role-handler = 承办人
people-role-unit-lead = 负责人
people-role-supervisor = 督查员
people-role-leader = 领导
people-role-duty-officer = 值班员
people-role-roster-manager = 值班安排员
people-role-analyst = 统计员
people-role-admin = 管理员

people-name-missing = 请写上姓名。
people-name-too-long = 姓名最多 { $most } 个字。
people-role-missing = 请写上角色。
people-unit-unknown = 没有“{ $unit }”这个单位，请写单位编号或全称。
people-role-needs-office = { $role }只能在信访局，{ $unit }不是信访局。
people-region-unknown = 没有 { $region } 这个区域，请写六位区划代码。
people-region-outside = { $region } 不在{ $unit }的区域里。
people-admin-by-operator = 管理员只能由系统运维人员邀请。
people-may-not-invite = 这个单位的人您不能邀请。

people-away-how =
    请写起止日期和代您办理的同事，例如：/away 12-01 12-05 张三
    回来了请发：/away 结束
people-away-no-such-day = 没有 { $day } 这一天，请核对日期。
people-away-order = 开始的{ $from }比结束的{ $to }还晚，请对调。
people-away-past = { $to }已经过去了，请写今天或以后的日期。
people-away-too-long = 一共 { $days } 天，最多 { $most } 天。更长的请找本单位负责人。
people-away-deputy-missing = 请在日期后面写上代您办理的同事，例如：/away 12-01 12-05 张三
people-away-deputy-self = 代办的得是另一位同事。
people-away-deputy-unknown = 本单位没有能代您办理的“{ $name }”，请核对姓名。
people-away-deputy-several = “{ $name }”不止一位，请改写编号：{ $ids }
people-away-deputy-away = { $name }从{ $from }到{ $to }也不在，请换一位同事。
