# 反映问题：从类型到提交。
form-progress = 第 { $number } 步，共 { $of } 步
form-noted = 好的。
form-not-here = 这一步没有这个按钮，什么都没有改动。
form-skipped = 好的，跳过。
form-file-not-taken = 这个文件没有收：这里问的是别的。以后可以打开您的信访，点“{ button-verb-add }”发过来。
form-edit-not-taken = 修改以前发的消息，不会改动已保存的内容。要补充或更正，请发一条新消息。

intake-kind-question = 您要反映的是哪一类？
intake-kind-appeal = 有问题要解决
intake-kind-suggestion = 提意见或建议
intake-kind-accusation = 举报有人违纪违法
intake-kind-unknown = 我不清楚
intake-kind-expects = 请先点一个按钮，选是哪一类。不清楚就选“我不清楚”。

intake-accusation = 举报公职人员违纪违法，请直接找纪检监察机关。全国举报电话 { $hotline }。
intake-accusation-organ = { $name }
    地址：{ $address }
    电话：{ $phone }
intake-accusation-nothing-kept = 这里暂时不收这类举报，您的话一句也没有保存。要反映别的问题，请点别的按钮。

intake-consent-kept = 开始之前请先看一下。我们会保存您说的经过、诉求、地点、文件，和您愿意留的姓名电话，用来办理这件事。
intake-consent-messenger = 您发的消息会经过聊天软件的服务器，这些服务器可能在境外。不想这样，可以到信访局当面说、打电话或写信。
intake-consent-seen = 能看到的人：收件的信访局（市或县区）和办理这件事的工作人员。被反映的单位或个人看不到。
intake-consent-question = 您同意吗？
intake-consent-expects = 请点“同意”或“不同意”。同意后才能往下说。
intake-consent-needed = 不同意就不能在这里往下办。您也可以用别的方式反映：
intake-draft-kept = 您前面说的还留着。要删掉，请发 /cancel；要继续，请选别的。
intake-consent-refused = 好的，什么都没有保存。您也可以用别的方式反映：

intake-facts-question = 发生了什么事？什么时候、在哪里、怎么回事？
intake-facts-how = 想发几条就发几条：打字、语音、照片、视频、文件、转发都行。说完了点“说完了”。
intake-facts-more = 前面说的都在。还要补充吗？没有了就点“说完了”。
intake-facts-counted = 已收到：{ $count }。
intake-facts-count = { $texts } 段文字，{ $files } 个文件
intake-facts-go-on = 可以接着发。没有了就点“说完了”。
intake-facts-emptied = 已清空，请重新说。
intake-facts-expects = 这条没看懂。请说发生了什么：打字、语音、照片、视频或文件都行。
intake-facts-too-long = 太长了：超出 { $over } 个字，这条没有收。事情经过一共最多 { $limit } 个字，前面 { $kept } 个字都在。请缩短，或作为文件发来。
intake-facts-too-many = 最多收 { $limit } 条，这条没有收，前面的都在。请点“说完了”。
intake-file-too-big = “{ $name }”有 { $size } MB，太大，没有收：这里最多收 { $limit } MB。前面填的都在。请发小一点的，或分成几个发；也可以把文件送到{ $office }（{ $address }）。

file-photo = 照片
file-document = 文件
file-voice = 语音
file-audio = 录音
file-video = 视频

intake-request-question = 您希望怎么解决？请用一两句话说。
intake-request-expects = 这一步请打字，说您希望怎么解决。例如：请把欠的补偿款发给我。
intake-request-too-long = 诉求太长了：超出 { $over } 个字，最多 { $limit } 个字。例如：请把欠的补偿款发给我。
intake-request-too-short = 诉求太短了，请多说几个字。例如：请把欠的补偿款发给我。

intake-place-question = 事情发生在哪里？点一个地区，或直接打地址，或发送位置。
intake-place-township = { $region }，哪个乡镇或街道？也可以直接打地址。
intake-place-unplaced = 记下了，但看不出是哪个县区。请点一个地区；都不是，或不清楚，就点“{ button-place-elsewhere }”。
intake-place-noted = 地点：{ $place }
intake-place-expects = 这一步请说地点：点一个地区，或打字。例如：霍邱县城关镇光明街 5 号。
intake-place-say-where = 请打字说一下在哪里。例如：霍邱县城关镇光明街 5 号。
intake-place-too-long = 地点太长了：超出 { $over } 个字，最多 { $limit } 个字。例如：霍邱县城关镇光明街 5 号。
place-words = { $words }
place-region = { $region }
place-region-words = { $region }（{ $words }）
place-township = { $region }{ $township }
place-township-words = { $region }{ $township }（{ $words }）

intake-about-question = 这件事涉及哪个单位或哪个人？没有就点“跳过”。
intake-about-why = 您说的单位或个人，不会收到这件信访，也看不到。
intake-about-told = 记下了。收件的信访局看得到您写的这一条，不得转给您说的单位或个人。
intake-about-expects = 这一步请打字，说涉及哪个单位或哪个人；没有就点“跳过”。
intake-about-too-long = 太长了：超出 { $over } 个字，最多 { $limit } 个字。例如：某某镇国土所。
intake-about-excluded = { $others ->
        [0] { $unit }不会收到这件信访。
       *[other] { $unit }等 { $total } 个单位不会收到这件信访。
    }
intake-about-own-office = 这件事涉及收件的信访局自己，不能由它来收。请找上一级：{ $name }，{ $address }，电话 { $phone }。前面填的都在；您也可以换个说法，或点“跳过”。

intake-who-question = 怎么称呼您？请发姓名和手机号，例如：王小明 13800000000。也可以点按钮发送手机号。
intake-who-anonymous-means = 匿名也可以，但有损失：依规定可以不书面告知您，以后也不能申请复查。
intake-who-confidential = 好的，您的姓名和电话只留在信访局，办理单位看不到。
intake-who-missing-both = 请发姓名和手机号，例如：王小明 13800000000。
intake-who-missing-name = 手机号记下了。请再打一下姓名。
intake-who-missing-phone = 姓名记下了。请再发一下手机号，例如：13800000000。
intake-who-expects = 这一步请发姓名和手机号，例如：王小明 13800000000；或点一个按钮。
intake-who-phone-wrong = 电话号码不对：手机是 11 位，例如 13800000000；座机带区号，例如 0564-1234567；国外的号码以 + 开头。
intake-who-name-wrong = 姓名不对：只能是字，最多 { $limit } 个字。例如：王小明。
intake-who-not-your-contact = 这是别人的名片。请发您自己的，或打字写姓名和手机号。

intake-category-question = 这件事主要是关于什么？
intake-category-unknown = 我不清楚
intake-category-expects = 请点一个按钮，选最接近的；不清楚就选“我不清楚”。

intake-summary-title = 请核对一遍，不对的可以改：
intake-summary-kind = 类型：{ $kind }
intake-summary-facts = 事情经过：{ $count }
    { $facts }
intake-summary-request = 诉求：{ $request }
intake-summary-place = 地点：{ $place }
intake-summary-about = 涉及：{ $about }
intake-summary-about-nobody = 涉及：没有写
intake-summary-who-named = 我的信息：{ $name }，{ $phone }
intake-summary-who-confidential = 我的信息：{ $name }，{ $phone }（办理单位看不到）
intake-summary-who-anonymous = 我的信息：匿名
intake-summary-category = 内容分类（系统建议，可以改）：{ $category }
intake-summary-category-open = 内容分类：没有选，由信访局来分
intake-summary-category-chosen = 内容分类：{ $category }
intake-summary-receiver = 收件单位：{ $office }
intake-summary-urgent = 紧急：有人有危险。
intake-summary-truth = 点“提交”表示：您填的是真实的，您对内容负责（《信访工作条例》第十九条）。
intake-summary-expects = 请核对您填的内容：对就点“提交”，不对就点要改的那一项。
