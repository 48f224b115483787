# 工作台：登记来访、来信、来电；登记凭证；邀请工作人员。这里的话都是对登记员、管理员说的，不是对信访人说的。
register-channel-question = 登记一件：怎么来的？
register-channel-visit = 来访
register-channel-letter = 来信
register-channel-call = 来电
register-channel-expects = 请点一个按钮：来访、来信或来电。

register-received-question = 哪天收到的？点按钮，或打日期，例如：12月1日。
register-received-noted = 收到：{ $date }
register-received-expects = 收到的日期请点按钮，或打一个有的日子，例如：2026-12-01、12-01、12月1日。
register-received-future = { $date }还没有到。收到的日期最晚是今天，例如：12月1日。
register-received-too-old = { $date }太早：这里最多登记 { $days } 天以内收到的，最早{ $first }。

register-persons-question-visit = 来了几个人？打数字，例如：3。
register-persons-question-letter = 信是几个人写的（署名几人）？打数字，例如：3。
register-persons-one = 1
register-persons-expects = 人数请打一个数字，1 到 { $most }，例如：3。
register-persons-representatives = 来访 { $persons } 人。多人来访应当推选代表，代表不超过 { $max } 人（{ $law }）。请告诉来访人；照常登记。

register-kind-question = 属于哪一类？
register-kind-suggestion = 建议意见
register-kind-appeal = 申诉求决
register-kind-accusation = 检举控告
register-kind-unknown = 暂时分不清
register-kind-expects = 请点一个按钮，选是哪一类；分不清就选“暂时分不清”。
register-accusation = 举报公职人员违纪违法，由信访人直接找纪检监察机关。全国举报电话 { $hotline }。
register-kind-not-taken = 检举控告不在这里登记，请把上面的地址和电话告诉信访人。其他内容都还在：可以选别的类型；不登记了，请点“{ button-stop }”。

register-facts-question = 信访人说了什么事？什么时候、在哪里、怎么回事？
register-facts-how = 请照原话如实记下（《信访工作条例》第十九条）。想发几条就发几条：打字、录音、材料或来信的照片都行。记完了点“说完了”。
register-facts-more = 记下的都在。还要补充吗？没有了就点“说完了”。
register-facts-anew = 清空重记
register-facts-emptied = 已清空，请重新记。
register-facts-expects = 这一步请记信访人说的事：打字、录音、照片、视频或文件都行，表情贴图不算。
register-file-too-big = “{ $name }”有 { $size } MB，太大，没有收：最多 { $limit } MB。前面记的都在。请发小一点的，或分成几个发；原件留在信访局存档。

register-request-question = 信访人希望怎么解决？一两句话就行。
register-request-expects = 这一步请打字，记信访人希望怎么解决。例如：请求发放所欠补偿款。
register-request-too-long = 诉求太长了：超出 { $over } 个字，最多 { $limit } 个字。例如：请求发放所欠补偿款。
register-request-too-short = 诉求太短了，请多写几个字。例如：请求发放所欠补偿款。

register-place-question = 事情发生在哪里？点一个地区，或直接打地址。
register-place-unplaced = 记下了，但看不出是哪个县区。请点一个地区；都不是，或不清楚，就点“不在以上地区，或不清楚”。
register-place-elsewhere = 不在以上地区，或不清楚
register-place-whole = 不清楚哪个乡镇

register-about-question = 信访人说的是哪个单位或哪个人？没有就点“跳过”。
register-about-why = 说到的单位或个人，不会收到这件信访，也看不到。
register-about-told = 记下了。看得到这一条的工作人员，不得把信访转给说到的单位或个人。
register-about-expects = 这一步请打字，记信访人说的是哪个单位或哪个人；没有就点“跳过”。

register-who-question = 信访人是谁？请打姓名、电话、地址，用逗号隔开；电话、地址没有可以不写。例如：王小明，13800000000，霍邱县城关镇光明街 5 号。
register-who-anonymous-means = 不留名字的，依规定可以不书面告知，以后也不能申请复查，请告诉信访人。
register-who-as-confidential = 名字不让办理单位知道
register-who-as-anonymous = 不留名字
register-who-confidential = 姓名、电话、地址只留在信访局，办理单位看不到。请打姓名、电话、地址，用逗号隔开。
register-who-missing-name = 电话记下了。请再打一下信访人的姓名，或点“不留名字”。
register-who-expects = 这一步请打信访人的姓名、电话、地址，例如：王小明，13800000000，霍邱县城关镇光明街 5 号；或点按钮。
register-who-own-contact = 这是登记员自己的名片。请打信访人的姓名和电话。
register-who-address-too-long = 地址太长了：超出 { $over } 个字，最多 { $limit } 个字。例如：霍邱县城关镇光明街 5 号。
register-words-address = 家庭住址, 家庭地址, 联系地址, 通讯地址, 地址, 住址, 住在, 家住

register-first-question = 第一次反映，还是反映过的？
register-first-first = 初次
register-first-repeat = 重复
register-first-unknown = 不清楚（按初次登记）
register-first-expects = 请点一个按钮：初次或重复；不清楚就按初次登记。

register-category-unknown = 暂时分不清
register-category-expects = 请点一个按钮，选最接近的；分不清就选“暂时分不清”。

register-summary-title = 请核对一遍，最好念给信访人听；不对的可以改：
register-summary-came-visit = 来访，{ $received }，{ $persons } 人
register-summary-came-letter = 来信，{ $received }收到，署名 { $persons } 人
register-summary-came-call = 来电，{ $received }
register-summary-who-named = 信访人：{ $name }，{ $phone }，{ $address }
register-summary-who-confidential = 信访人：{ $name }，{ $phone }，{ $address }（办理单位看不到）
register-summary-who-anonymous = 信访人：不留名字
register-no-phone = 没有电话
register-no-address = 没有地址
register-summary-first = 初次反映
register-summary-repeat = 重复反映
register-summary-truth = 点“提交”表示：以上如实记录了信访人所说、所交的内容（《信访工作条例》第十九条）。提交后发编号和登记凭证。
register-summary-expects = 请核对上面的内容：对就点“提交”，不对就点要改的那一项。
register-correct-channel = 改：来访、来信、来电
register-correct-received = 改：收到的日期
register-correct-persons = 改：人数
register-correct-who = 改：信访人
register-correct-first = 改：初次或重复

register-slip-head = 已登记。下面的凭证请念给信访人听、打印或抄给对方：
register-slip = 信访登记凭证
    编号：{ $number }
    查询码：{ $code }
    { $received }收到，{ $office }登记
    登记不等于受理。最晚{ $sortBy }转给负责的单位。
    查进度：把编号和查询码一起发给信访机器人，或打电话 { $phone }。
    查询码请保管好，不要给别人。

# 角色
role-citizen = 群众
role-registrar = { people-role-registrar }
role-handler = { people-role-handler }
role-unit-lead = { people-role-unit-lead }
role-supervisor = { people-role-supervisor }
role-leader = { people-role-leader }
role-duty-officer = { people-role-duty-officer }
role-roster-manager = { people-role-roster-manager }
role-analyst = { people-role-analyst }
role-admin = { people-role-admin }

invite-role-question = 邀请一位工作人员：担任什么角色？
invite-role-expects = 请点一个按钮，选角色。管理员只能由系统运维人员邀请。
invite-unit-question = 在哪个单位担任{ $role }？点一个单位，或打单位名称。
invite-unit-which = 叫这个名字的单位不止一个，请点一个，或打全称。
invite-unit-expects = 这一步请点一个单位，或打单位名称。
invite-unit-unknown = 没有找到这个单位，请打全称。例如：{ $example }。
invite-name-question = 这位同事叫什么？请打姓名，例如：王芳。
invite-name-expects = 这一步请打这位同事的姓名，例如：王芳。
invite-name-wrong = 姓名不对：只能是字，1 到 { $limit } 个。例如：王芳。
invite-confirm = 请核对：邀请{ $name }在{ $unit }担任{ $role }。
invite-confirm-means = 链接 { $days } 天内有效，只能用一次、一个人用。对方用了以后，由该单位负责人确认才生效。
invite-confirm-expects = 请核对上面的内容：对就点“确认”，不对就点“返回上一步”。
invited-head = 邀请好了：{ $name }，{ $unit }，{ $role }。请只转给本人，这里只显示这一次：
invited-link = { $link }
invited-line = 没有链接。请本人把这一行发给机器人：
    { $line }
invited-until = 到{ $expires } { $time } 为止有效，只能一个人用一次。对方用了以后，由该单位负责人确认才生效。
